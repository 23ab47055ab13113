/** Pure functions over text: slugs, sort keys, reading time. Knows no CDI and no other package. */
@NullMarked
package org.masthead.text;

import org.jspecify.annotations.NullMarked;
