/** One Hugo document becomes a post, or says why not. */
@NullMarked
package org.masthead.transfer.document;

import org.jspecify.annotations.NullMarked;
