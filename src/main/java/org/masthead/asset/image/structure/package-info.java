/** The structure of image files, walked through before a pixel is decoded. */
@NullMarked
package org.masthead.asset.image.structure;

import org.jspecify.annotations.NullMarked;
