/** The log: appended in the transaction of the change it tells of. */
@NullMarked
package org.masthead.event;

import org.jspecify.annotations.NullMarked;
