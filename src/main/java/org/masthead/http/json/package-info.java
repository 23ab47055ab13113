/** Request bodies: strict JSON, bound to records with all violations at once. */
@NullMarked
package org.masthead.http.json;

import org.jspecify.annotations.NullMarked;
