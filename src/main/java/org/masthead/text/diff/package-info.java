/** What two texts differ in, and the one text that two changes of a third make. Pure, and bounded in time. */
@NullMarked
package org.masthead.text.diff;

import org.jspecify.annotations.NullMarked;
