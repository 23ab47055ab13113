package org.masthead.post.content;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.ImageView;
import org.masthead.asset.picture.Pictures;

/** What a post says to search engines and link previews, as the API shows it. */
public record SeoView(
        @Schema(nullable = true) @Nullable String title,
        @Schema(nullable = true) @Nullable String description,
        @Schema(nullable = true) @Nullable String canonicalUrl,
        boolean noindex,
        @Schema(nullable = true) @Nullable ImageView image) {

    public static SeoView of(Seo seo, Pictures pictures) {
        return new SeoView(
                seo.title(), seo.description(), seo.canonicalUrl(), seo.noindex(), pictures.view(seo.image()));
    }
}
