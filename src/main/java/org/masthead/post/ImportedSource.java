package org.masthead.post;

/**
 * The document that an import made a revision of.
 *
 * @param bytes as they came
 * @param path where it stood in what was imported
 * @param current whether no save since has changed the post
 */
public record ImportedSource(byte[] bytes, String path, boolean current) {}
