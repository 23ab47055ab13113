/** Login: tokens, the key that signs them, and who a bearer token stands for. */
@NullMarked
package org.masthead.access.login;

import org.jspecify.annotations.NullMarked;
