package org.masthead.post.content;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who made or saved a post.
 *
 * @param id id of the user or key; null for work of the service itself
 * @param name what people knew him by then
 */
public record SavedBy(@Nullable UUID id, String name) {}
