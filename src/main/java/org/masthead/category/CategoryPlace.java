package org.masthead.category;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree.
 *
 * @param parentId what it is below, or null at the root
 * @param position place among the siblings, from 0; null for the last
 */
record CategoryPlace(@Nullable UUID parentId, @Nullable Integer position) {}
