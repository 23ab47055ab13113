/** List queries as SQL: allow-listed columns, bound values, keyset pages. */
@NullMarked
package org.masthead.sql;

import org.jspecify.annotations.NullMarked;
