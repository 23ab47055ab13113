/** Conventions every resource shares: representations, conditional requests, request ids, CORS. */
@NullMarked
package org.masthead.http;

import org.jspecify.annotations.NullMarked;
