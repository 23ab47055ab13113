/** Markdown to safe HTML, a table of contents, an excerpt and plain text. Pure. */
@NullMarked
package org.masthead.text.markdown;

import org.jspecify.annotations.NullMarked;
