/** What is kept beside live posts so that reading them is short: their relations, and how many there are of what. */
@NullMarked
package org.masthead.live.kept;

import org.jspecify.annotations.NullMarked;
