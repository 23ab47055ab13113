package org.masthead.post.content;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.asset.picture.Image;
import org.masthead.asset.picture.Substitute;
import org.masthead.http.problem.Violations;

/** What a post says to search engines and link previews, as it is kept. */
public record Seo(
        @Nullable String title,
        @Nullable String description,
        @Nullable String canonicalUrl,
        boolean noindex,
        @Nullable Image image) {

    /** Nothing said. */
    public static final Seo NONE = new Seo(null, null, null, false, null);

    /** What a client wrote; what is wrong with it is added to the violations. */
    public static Seo read(@Nullable SeoDraft draft, AssetImages images, Violations wrong) {
        return draft == null
                ? NONE
                : new Seo(
                        draft.title(),
                        draft.description(),
                        draft.canonicalUrl(),
                        Boolean.TRUE.equals(draft.noindex()),
                        images.read(draft.image(), "seo.image", wrong).orElse(null));
    }

    /** The same with something else in the place of an asset. */
    public Seo withAsset(UUID gone, Substitute substitute) {
        return new Seo(title, description, canonicalUrl, noindex, image == null ? null : substitute.in(image, gone));
    }

    /** The draft that would write this again. */
    public SeoDraft draft() {
        return new SeoDraft(title, description, canonicalUrl, noindex, image == null ? null : image.draft());
    }
}
