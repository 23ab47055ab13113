/** Tags: the reference feature that the others copy. */
@NullMarked
package org.masthead.tag;

import org.jspecify.annotations.NullMarked;
