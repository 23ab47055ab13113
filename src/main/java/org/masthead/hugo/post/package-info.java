/** A Hugo document read as a post: which key means what. Pure. */
@NullMarked
package org.masthead.hugo.post;

import org.jspecify.annotations.NullMarked;
