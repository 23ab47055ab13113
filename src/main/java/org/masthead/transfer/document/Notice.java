package org.masthead.transfer.document;

/**
 * Something that did not stop a document from being imported, but that its author may want to know.
 *
 * @param code stable, lower case with hyphens
 * @param message for people
 */
record Notice(String code, String message) {}
