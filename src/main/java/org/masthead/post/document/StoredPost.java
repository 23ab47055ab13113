package org.masthead.post.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.post.content.PostContent;

/**
 * A post as its document is made of it, or laid over it.
 *
 * @param source the last document that made a revision of it, if one did
 * @param content what it holds now
 * @param names of what it refers to
 * @param shown whether readers see it, or will at a time that is set
 */
record StoredPost(@Nullable Source source, PostContent content, Names names, boolean shown) {

    /**
     * A document that a post was made of.
     *
     * @param bytes as they came
     * @param made what the revision holds that they made
     */
    public record Source(byte[] bytes, PostContent made) {}

    /**
     * What a content refers to, each list in its order.
     *
     * @param tags their names; so of categories and authors
     * @param covers addresses of the covers
     */
    public record Names(List<String> tags, List<String> categories, List<String> authors, List<String> covers) {
        public Names {
            tags = List.copyOf(tags);
            categories = List.copyOf(categories);
            authors = List.copyOf(authors);
            covers = List.copyOf(covers);
        }
    }
}
