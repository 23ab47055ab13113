/** Pure: search terms of texts, queries over them, and the fragments of a text that a query finds. */
@NullMarked
package org.masthead.text.search;

import org.jspecify.annotations.NullMarked;
