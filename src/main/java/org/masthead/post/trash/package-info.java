/** The trash: into it, out of it, and away for good. */
@NullMarked
package org.masthead.post.trash;

import org.jspecify.annotations.NullMarked;
