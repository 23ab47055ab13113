/** Where old slugs lead readers by now: one at a time, and as a list. */
@NullMarked
package org.masthead.live.redirect;

import org.jspecify.annotations.NullMarked;
