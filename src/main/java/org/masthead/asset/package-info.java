/** Assets: images that were uploaded, what is said of them, and where they are used. */
@NullMarked
package org.masthead.asset;

import org.jspecify.annotations.NullMarked;
