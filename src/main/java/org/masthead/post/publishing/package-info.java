/** From working copy to live: publish, schedules, unpublish, and telling the log of what is due. */
@NullMarked
package org.masthead.post.publishing;

import org.jspecify.annotations.NullMarked;
