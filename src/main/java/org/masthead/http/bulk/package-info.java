/** One action for many records: each answers for itself. */
@NullMarked
package org.masthead.http.bulk;

import org.jspecify.annotations.NullMarked;
