package org.masthead.post.trash;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What emptying the trash did.
 *
 * @param deleted posts that were removed for good
 */
@Schema(name = "EmptiedTrash")
public record TrashView(int deleted) {}
