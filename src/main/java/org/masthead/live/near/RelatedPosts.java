package org.masthead.live.near;

import java.util.List;

/**
 * Posts that have something in common with one.
 *
 * @param items those with the most first
 */
public record RelatedPosts(List<RelatedPost> items) {

    public RelatedPosts {
        items = List.copyOf(items);
    }
}
