package org.masthead.post.document;

/**
 * Something that did not stop a document from being taken, but that its author may want to know.
 *
 * @param code stable, lower case with hyphens
 * @param message for people
 */
public record Notice(String code, String message) {}
