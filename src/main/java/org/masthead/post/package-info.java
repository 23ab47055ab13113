/** The write side of posts: working copies, saved whole at each step. */
@NullMarked
package org.masthead.post;

import org.jspecify.annotations.NullMarked;
