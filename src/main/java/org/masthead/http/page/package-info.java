/** Pages of lists, in the shapes of the two APIs. */
@NullMarked
package org.masthead.http.page;

import org.jspecify.annotations.NullMarked;
