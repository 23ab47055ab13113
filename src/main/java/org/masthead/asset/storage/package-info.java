/** Where the bytes of images are: a folder, or an S3-compatible store. */
@NullMarked
package org.masthead.asset.storage;

import org.jspecify.annotations.NullMarked;
