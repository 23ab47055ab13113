/** One action for many assets. */
@NullMarked
package org.masthead.asset.bulk;

import org.jspecify.annotations.NullMarked;
