/** Where in a Markdown source what it says is written. */
@NullMarked
package org.masthead.text.markdown.written;

import org.jspecify.annotations.NullMarked;
