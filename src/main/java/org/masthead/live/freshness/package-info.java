/** For how long a shared cache may keep what readers see. */
@NullMarked
package org.masthead.live.freshness;

import org.jspecify.annotations.NullMarked;
