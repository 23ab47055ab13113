/** How often who may ask for what. */
@NullMarked
package org.masthead.http.limit;

import org.jspecify.annotations.NullMarked;
