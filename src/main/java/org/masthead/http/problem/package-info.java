/** Errors as RFC 9457 problems: the catalogue, and every path that leads to one. */
@NullMarked
package org.masthead.http.problem;

import org.jspecify.annotations.NullMarked;
