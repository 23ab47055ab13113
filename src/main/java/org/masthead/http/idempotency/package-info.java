/** One effect for one Idempotency-Key. */
@NullMarked
package org.masthead.http.idempotency;

import org.jspecify.annotations.NullMarked;
