/** One action for many posts. */
@NullMarked
package org.masthead.post.bulk;

import org.jspecify.annotations.NullMarked;
