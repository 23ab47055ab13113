/** A post as one front-matter document, and back; imports and editors' tools share the mapping. Pure. */
@NullMarked
package org.masthead.post.document;

import org.jspecify.annotations.NullMarked;
