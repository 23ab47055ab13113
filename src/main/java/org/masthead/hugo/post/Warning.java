package org.masthead.hugo.post;

/**
 * Something in a front matter that did not stop the reading, but that its author may want to know.
 *
 * @param code stable, lower case with hyphens, such as {@code date-not-understood}
 * @param key the key as it is written in the file
 * @param message for people
 */
public record Warning(String code, String key, String message) {}
