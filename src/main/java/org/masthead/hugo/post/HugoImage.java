package org.masthead.hugo.post;

/** One cover image of {@code bigimg}: its address as written, and its caption ({@code desc}), empty where none is given. */
public record HugoImage(String src, String caption) {}
