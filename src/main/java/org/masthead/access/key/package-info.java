/** API keys: records, secrets, rights narrowed by scopes. */
@NullMarked
package org.masthead.access.key;

import org.jspecify.annotations.NullMarked;
