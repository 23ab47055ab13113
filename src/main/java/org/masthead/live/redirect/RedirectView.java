package org.masthead.live.redirect;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An old slug, and where it leads.
 *
 * @param type what both are slugs of
 * @param locale that of the post; null for what has none
 * @param from the old slug
 * @param to the slug by now
 * @param id of the record
 * @param since from when on
 */
@Schema(name = "Redirect")
record RedirectView(
        @Schema(enumeration = {"post", "tag", "category", "author"})
        String type,

        @Schema(nullable = true) @Nullable String locale,
        String from,
        String to,
        UUID id,
        Instant since) {}
