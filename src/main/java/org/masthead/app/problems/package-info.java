/** The addresses of the problem types. */
@NullMarked
package org.masthead.app.problems;

import org.jspecify.annotations.NullMarked;
