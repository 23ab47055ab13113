/** Who may do what: users, API keys, roles, login. */
@NullMarked
package org.masthead.access;

import org.jspecify.annotations.NullMarked;
