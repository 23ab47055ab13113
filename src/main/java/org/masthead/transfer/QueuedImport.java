package org.masthead.transfer;

import org.masthead.access.Caller;

/**
 * An import that waits or runs in this process.
 *
 * @param upload what was uploaded
 * @param filename the name of a single document
 * @param caller who uploaded it, and for whom it acts
 */
record QueuedImport(StoredUpload upload, String filename, boolean dryRun, boolean overwrite, Caller caller) {}
