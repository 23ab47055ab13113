/** From an author to an editor and back. */
@NullMarked
package org.masthead.post.review;

import org.jspecify.annotations.NullMarked;
