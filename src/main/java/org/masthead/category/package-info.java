/** Categories: a tree of subjects; a copy of {@code tag}, and the shape. */
@NullMarked
package org.masthead.category;

import org.jspecify.annotations.NullMarked;
