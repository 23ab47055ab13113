/** Who sends a request, as far as the network tells. */
@NullMarked
package org.masthead.http.client;

import org.jspecify.annotations.NullMarked;
