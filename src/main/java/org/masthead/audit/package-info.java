/** Who did what to which object, when and from where: what the log tells an administrator. */
@NullMarked
package org.masthead.audit;

import org.jspecify.annotations.NullMarked;
