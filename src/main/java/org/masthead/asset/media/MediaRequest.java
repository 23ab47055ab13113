package org.masthead.asset.media;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.MediaAddress;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * A request for bytes, as it was understood; equal ones have the same answer.
 *
 * @param mark what stands behind the hash in the address: it changes with the focal point
 * @param query empty for the original
 * @param webp whether the client takes WebP, where that matters
 */
record MediaRequest(UUID asset, String hash, String mark, Optional<MediaQuery> query, boolean webp) {

    private static final Pattern PATH = Pattern.compile(MediaAddress.PATH
            + "/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/([0-9a-f]{64})(-[0-9a-z]{1,20})?/[^/]+");

    private static final Pattern NOT_AT_ALL = Pattern.compile(";q=0(?:\\.0*)?(?:;|$)");

    /** @throws ProblemException NOT_FOUND, MALFORMED_REQUEST, UNKNOWN_PARAMETER */
    static MediaRequest of(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw ProblemException.notFound();
        }
        Optional<MediaQuery> query = MediaQuery.of(parameters(request));
        boolean webp = query.isPresent() && query.get().isNegotiated() && takesWebp(request.getHeader("Accept"));
        @Nullable String mark = path.group(3);
        return new MediaRequest(UUID.fromString(path.group(1)), path.group(2), mark == null ? "" : mark, query, webp);
    }

    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The query has a % that two hexadecimal digits do not follow.");
        }
    }

    /** By name alone: whoever takes anything at all may not show it. */
    private static boolean takesWebp(@Nullable String accept) {
        return accept != null
                && Arrays.stream(accept.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(range -> range.replaceAll("\\s", ""))
                        .anyMatch(range -> range.matches("image/webp(;.*)?")
                                && !NOT_AT_ALL.matcher(range).find());
    }
}
