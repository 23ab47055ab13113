/** The assets that posts show: what becomes of posts when those change, and remote pictures that become assets. */
@NullMarked
package org.masthead.post.picture;

import org.jspecify.annotations.NullMarked;
