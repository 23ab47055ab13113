/** Pictures as files: their types, what their bytes say of them, and how they are to be shown. Pure: no container, no HTTP. */
@NullMarked
package org.masthead.asset.image;

import org.jspecify.annotations.NullMarked;
