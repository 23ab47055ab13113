/** Images: what the API takes and shows of them. */
@NullMarked
package org.masthead.asset;

import org.jspecify.annotations.NullMarked;
