/** Pictures as records keep and show them: assets by their ids, remote ones by their addresses. */
@NullMarked
package org.masthead.asset.picture;

import org.jspecify.annotations.NullMarked;
