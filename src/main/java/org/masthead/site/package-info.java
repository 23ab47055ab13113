/** Where this service and its front end live: base and site addresses, locales, time zone, clock. */
@NullMarked
package org.masthead.site;

import org.jspecify.annotations.NullMarked;
