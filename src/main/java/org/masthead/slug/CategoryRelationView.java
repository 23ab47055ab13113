package org.masthead.slug;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A category as a post shows it.
 *
 * @param path slugs from the root down, such as {@code news/local}
 */
@Schema(name = "CategoryRelation")
public record CategoryRelationView(UUID id, String slug, String name, String path) {}
