/** What was uploaded, file by file: a zip archive that may be hostile, or one document. Pure. */
@NullMarked
package org.masthead.transfer.archive;

import org.jspecify.annotations.NullMarked;
