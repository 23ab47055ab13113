package org.masthead.outbound;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What came of a download, beside the file.
 *
 * @param address where it was in the end, after redirects; its query may hold a secret
 * @param contentType as the server claims, nothing checked; null when it claims none
 * @param size in bytes
 */
public record Download(URI address, @Nullable String contentType, long size) {}
