package org.masthead.http;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

/**
 * What a write demands of the version it replaces: {@code If-Match} (RFC 9110 §13.1.1) and {@code version} in the body.
 * Of an ETag only the version counts; weak ones never match.
 */
public final class WriteGuard {

    private final @Nullable List<String> tags;
    private final OptionalLong version;

    private WriteGuard(@Nullable List<String> tags, OptionalLong version) {
        this.tags = tags;
        this.version = version;
    }

    /** The guard of a request without a body. */
    public static WriteGuard of(@Nullable String ifMatch) {
        return new WriteGuard(tags(ifMatch), OptionalLong.empty());
    }

    /** The guard of a request with one. */
    public static WriteGuard of(@Nullable String ifMatch, JsonBody body) {
        return new WriteGuard(tags(ifMatch), body.version());
    }

    private static @Nullable List<String> tags(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank() || ifMatch.trim().equals("*")
                ? null
                : Arrays.stream(ifMatch.split(",", -1)).map(String::trim).toList();
    }

    /** @throws ProblemException STALE_VERSION if the record's version is not the one demanded */
    public void check(long current) {
        boolean tagged = tags == null || tags.stream().anyMatch(tag -> tag.startsWith("\"" + current + "-"));
        if (!tagged || version.orElse(current) != current) {
            throw new ProblemException(
                    ProblemType.STALE_VERSION, "The record is at version " + current + " by now; read it again.");
        }
    }
}
