/** A Hugo front-matter document and its fields; keeps dialect, key order and bytes. Pure. */
@NullMarked
package org.masthead.hugo;

import org.jspecify.annotations.NullMarked;
