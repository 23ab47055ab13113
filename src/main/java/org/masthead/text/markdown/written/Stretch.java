package org.masthead.text.markdown.written;

/**
 * A stretch of a source, in UTF-16 units from its beginning.
 *
 * @param start of the first unit
 * @param end behind the last one
 */
public record Stretch(int start, int end) {}
