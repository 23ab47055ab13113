package org.masthead.post.picture;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.masthead.http.Versioned;
import org.masthead.post.PostView;
import org.masthead.post.publishing.PublishedPost.Notice;

/**
 * A post whose remote pictures were fetched.
 *
 * @param post the post, its members at the top
 * @param pictures what came of each remote picture, in their order
 * @param notices the same of those that the post still shows from where they were
 */
@Schema(name = "LocalisedPost")
public record LocalisedPost(@JsonUnwrapped PostView post, List<LocalisedPicture> pictures, List<Notice> notices)
        implements Versioned {

    static LocalisedPost of(PostView post, List<LocalisedPicture> pictures) {
        List<Notice> notices = pictures.stream()
                .filter(picture -> picture.message() != null)
                .map(picture -> new Notice(
                        "image-" + picture.outcome().name().toLowerCase(Locale.ROOT),
                        picture.src() + ": " + picture.message()))
                .toList();
        return new LocalisedPost(post, pictures, notices);
    }

    @Override
    public long version() {
        return post.version();
    }
}
