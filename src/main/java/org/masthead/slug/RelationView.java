package org.masthead.slug;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tag or an author as a post shows it. */
@Schema(name = "Relation")
public record RelationView(UUID id, String slug, String name) {}
