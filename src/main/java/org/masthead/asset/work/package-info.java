/** Image work, bounded: the engine that does it, and how much of it is done at a time. */
@NullMarked
package org.masthead.asset.work;

import org.jspecify.annotations.NullMarked;
