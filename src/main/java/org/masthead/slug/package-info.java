/** What tags, categories and authors have alike: slug reservations, and the references that posts name them by. */
@NullMarked
package org.masthead.slug;

import org.jspecify.annotations.NullMarked;
