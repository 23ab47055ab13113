/** The one way out to addresses that others name: guarded so that none of them reaches into the inner network. */
@NullMarked
package org.masthead.outbound;

import org.jspecify.annotations.NullMarked;
