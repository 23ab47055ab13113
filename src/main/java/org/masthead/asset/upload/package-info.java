/** How images come in: as parts of a form, as a body, or by an address. */
@NullMarked
package org.masthead.asset.upload;

import org.jspecify.annotations.NullMarked;
