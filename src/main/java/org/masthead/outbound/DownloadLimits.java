package org.masthead.outbound;

import java.time.Duration;

/**
 * What a download may cost, and what is asked for.
 *
 * @param maxBytes of the body; one byte more is {@link OutboundException.Reason#TOO_LARGE}
 * @param total for names, connections, redirects and the body together
 * @param accept the media types to ask for, as in an {@code Accept} header; a server may send others
 */
public record DownloadLimits(long maxBytes, Duration total, String accept) {

    public DownloadLimits {
        if (maxBytes < 0 || total.isNegative() || total.isZero()) {
            throw new IllegalArgumentException("no limits of a download: " + maxBytes + " bytes, " + total);
        }
    }
}
