/** Links that show a draft as readers would see it. */
@NullMarked
package org.masthead.post.preview;

import org.jspecify.annotations.NullMarked;
