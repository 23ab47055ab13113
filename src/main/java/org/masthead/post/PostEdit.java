package org.masthead.post;

import org.masthead.http.problem.Violations;
import org.masthead.post.content.PostContent;

/** What a client wants changed of a post, in whatever form he sent it. */
@FunctionalInterface
public interface PostEdit {

    /**
     * The draft that results when the edit is laid over what a post holds.
     *
     * @param draft the draft that would write what it holds
     * @param content the same as it is kept
     * @param wrong takes what is wrong with the edit
     */
    PostDraft over(PostDraft draft, PostContent content, Violations wrong);
}
