package org.masthead.post.picture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a window of a live post, as its row keeps them.
 *
 * @param images covers, as JSON
 * @param seo as JSON
 */
record ShownPictures(
        UUID post, Instant from, String title, @Nullable String subtitle, String images, String seo, String markdown) {}
