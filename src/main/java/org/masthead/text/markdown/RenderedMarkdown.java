package org.masthead.text.markdown;

import java.util.List;

/**
 * What a Markdown source becomes for its readers.
 *
 * @param html safe to embed: sanitised against an allow-list
 * @param text plain, a line for each paragraph, the alternative text of images in it
 * @param excerpt plain, at most 2,000 UTF-16 units
 * @param excerptMarked whether the author set its end with {@code <!--more-->}
 */
public record RenderedMarkdown(
        String html, String text, List<Heading> tableOfContents, String excerpt, boolean excerptMarked) {
    public RenderedMarkdown {
        tableOfContents = List.copyOf(tableOfContents);
    }
}
