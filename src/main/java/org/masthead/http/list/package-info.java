/** The grammar of lists: filters, sorts, fields, pages; and their two shapes. */
@NullMarked
package org.masthead.http.list;

import org.jspecify.annotations.NullMarked;
