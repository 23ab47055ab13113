/** Decoding, scaling and encoding: by libvips in a process of its own, or by ImageIO. */
@NullMarked
package org.masthead.asset.image.engine;

import org.jspecify.annotations.NullMarked;
