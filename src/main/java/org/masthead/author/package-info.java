/** Authors, as readers see them; a copy of {@code tag}. */
@NullMarked
package org.masthead.author;

import org.jspecify.annotations.NullMarked;
