/** Full-text search over live posts: ranked hits with fragments, facets, and what may have been meant. */
@NullMarked
package org.masthead.search;

import org.jspecify.annotations.NullMarked;
