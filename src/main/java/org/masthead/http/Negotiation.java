package org.masthead.http;

import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of several forms of an answer a client wants (RFC 9110 §12.5.1). */
public final class Negotiation {

    private Negotiation() {}

    /**
     * The form of the highest quality, the first offered of several; empty when none is acceptable.
     *
     * @param accepted what the client names, with qualities
     * @param offered the best first
     */
    public static Optional<MediaType> choose(List<MediaType> accepted, List<MediaType> offered) {
        return offered.stream()
                .filter(form -> quality(accepted, form) > 0)
                .reduce((one, other) -> quality(accepted, other) > quality(accepted, one) ? other : one);
    }

    /** What the most specific range says that the form is in. */
    private static double quality(List<MediaType> accepted, MediaType form) {
        return accepted.stream()
                .filter(range -> range.isCompatible(form))
                .max(Comparator.comparingInt(Negotiation::precision))
                .map(range -> weight(range.getParameters().getOrDefault("q", "1")))
                .orElse(0.0);
    }

    private static int precision(MediaType range) {
        return (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1);
    }

    private static double weight(String quality) {
        try {
            return Double.parseDouble(quality);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
