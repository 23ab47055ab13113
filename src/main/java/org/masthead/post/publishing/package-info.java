/** From working copy to live: publish, unpublish, discard. */
@NullMarked
package org.masthead.post.publishing;

import org.jspecify.annotations.NullMarked;
