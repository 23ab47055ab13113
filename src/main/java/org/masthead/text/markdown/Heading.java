package org.masthead.text.markdown;

import java.util.List;

/**
 * An entry of a table of contents.
 *
 * @param level 1 to 6, as written: a child is deeper than its parent, not always by one
 * @param id the fragment that leads to it, unique in the document
 * @param text without markup
 */
public record Heading(int level, String id, String text, List<Heading> children) {
    public Heading {
        children = List.copyOf(children);
    }
}
