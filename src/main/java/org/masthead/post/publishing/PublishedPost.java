package org.masthead.post.publishing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.Versioned;
import org.masthead.post.PostView;

/**
 * What publishing answers: the post, and what it has to say beside it.
 *
 * @param post the post, its members at the top
 * @param notices what the client may not have expected
 */
@Schema(name = "PublishedPost")
public record PublishedPost(@JsonUnwrapped PostView post, List<Notice> notices) implements Versioned {

    /** Something the client may not have expected, though nothing is wrong. */
    @Schema(name = "Notice")
    public record Notice(String code, String message) {}

    static PublishedPost of(PostView post, List<Notice> notices) {
        return new PublishedPost(post, notices);
    }

    @Override
    public long version() {
        return post.version();
    }
}
