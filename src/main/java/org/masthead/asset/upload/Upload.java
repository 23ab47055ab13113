package org.masthead.asset.upload;

import org.masthead.asset.AssetDraft;

/**
 * An image that is to be an asset.
 *
 * @param said what is said of it
 * @param field what it is called in the request
 */
record Upload(SentFile file, AssetDraft said, String field) {

    /** What is said of it, the name of the file where it is given no other. */
    AssetDraft draft() {
        return said.named(file.filename());
    }
}
