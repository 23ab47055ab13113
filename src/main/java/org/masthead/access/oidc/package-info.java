/** Access tokens of an OpenID provider that the operator trusts, and whom they stand for. */
@NullMarked
package org.masthead.access.oidc;

import org.jspecify.annotations.NullMarked;
