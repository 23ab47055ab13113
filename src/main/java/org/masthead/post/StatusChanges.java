package org.masthead.post;

import java.util.UUID;

/** What a changed {@code status} in a write asks for; implemented by what publishes. */
public interface StatusChanges {

    /** Makes a post live, or takes it down. */
    void change(UUID post, PostStatus wanted);
}
