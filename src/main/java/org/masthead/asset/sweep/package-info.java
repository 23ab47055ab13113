/** Bytes that no record names any more: found, and some time later deleted. */
@NullMarked
package org.masthead.asset.sweep;

import org.jspecify.annotations.NullMarked;
