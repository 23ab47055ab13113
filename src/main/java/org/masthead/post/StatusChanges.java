package org.masthead.post;

/** What a changed {@code status} in a write asks for; implemented by what publishes. */
public interface StatusChanges {

    /** Makes a post that is held live, or takes it down. */
    void change(Post post, PostStatus wanted);

    /** Makes a post live that this transaction has made. */
    void publishNew(Post post);
}
