/** Content in: imports as jobs in the background, each with a report on every file. */
@NullMarked
package org.masthead.transfer;

import org.jspecify.annotations.NullMarked;
