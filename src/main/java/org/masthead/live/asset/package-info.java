/** Assets as readers see them: those of what is live. */
@NullMarked
package org.masthead.live.asset;

import org.jspecify.annotations.NullMarked;
