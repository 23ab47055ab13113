/** The read side: tables that hold live content alone, and the delivery API over them. */
@NullMarked
package org.masthead.live;

import org.jspecify.annotations.NullMarked;
