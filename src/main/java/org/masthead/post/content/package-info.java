/** What an editor writes of a post: the values that a revision keeps. */
@NullMarked
package org.masthead.post.content;

import org.jspecify.annotations.NullMarked;
