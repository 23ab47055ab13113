/** The OpenAPI document as a product: what the annotations do not say, said once for all operations. */
@NullMarked
package org.masthead.app.openapi;

import org.jspecify.annotations.NullMarked;
