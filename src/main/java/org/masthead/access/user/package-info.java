/** Users: their records, passwords, and the first one. */
@NullMarked
package org.masthead.access.user;

import org.jspecify.annotations.NullMarked;
