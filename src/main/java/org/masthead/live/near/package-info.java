/** What leads readers from one post to others: related ones, the ones before and behind it, and the archive. */
@NullMarked
package org.masthead.live.near;

import org.jspecify.annotations.NullMarked;
