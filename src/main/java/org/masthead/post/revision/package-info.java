/** What a post said at each of its saves: read, compared, brought back. */
@NullMarked
package org.masthead.post.revision;

import org.jspecify.annotations.NullMarked;
