/** Wiring: start-up, the embedded database, health, OpenAPI. */
@NullMarked
package org.masthead.app;

import org.jspecify.annotations.NullMarked;
