package org.masthead.asset.image;

/**
 * One of the widths that a browser may choose from (HTML Living Standard §4.8.4.2, {@code srcset}).
 *
 * @param parameter the width to ask for
 * @param width the width that comes
 */
public record Candidate(int parameter, int width) {}
