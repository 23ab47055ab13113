/** Deleting assets: what is used goes only when something else stands in its place. */
@NullMarked
package org.masthead.asset.deletion;

import org.jspecify.annotations.NullMarked;
