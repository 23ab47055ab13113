/** Ready answers of delivery: kept for one content generation, served on the event loop. */
@NullMarked
package org.masthead.live.cache;

import org.jspecify.annotations.NullMarked;
