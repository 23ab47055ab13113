/** Addresses of machines, and ranges of them. */
@NullMarked
package org.masthead.net;

import org.jspecify.annotations.NullMarked;
