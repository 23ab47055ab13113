/** What an editor would regret about a post, told before readers see it. */
@NullMarked
package org.masthead.post.check;

import org.jspecify.annotations.NullMarked;
