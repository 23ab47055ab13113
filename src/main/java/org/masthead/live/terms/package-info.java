/** What live posts are searched by: their terms, and what a query is to match among them. */
@NullMarked
package org.masthead.live.terms;

import org.jspecify.annotations.NullMarked;
