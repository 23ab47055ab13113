/** The OpenAPI document as a product: written by its test of what the resources say of themselves, and served as it is. */
@NullMarked
package org.masthead.app.openapi;

import org.jspecify.annotations.NullMarked;
