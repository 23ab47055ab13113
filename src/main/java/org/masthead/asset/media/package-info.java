/** The bytes of assets as browsers and caches get them: originals, and variants made on their first request. */
@NullMarked
package org.masthead.asset.media;

import org.jspecify.annotations.NullMarked;
