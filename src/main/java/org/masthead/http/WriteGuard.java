package org.masthead.http;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.ProblemException;

/**
 * What a write demands of the version it replaces: {@code If-Match} (RFC 9110 §13.1.1) and {@code version} in the body.
 * Of an ETag only the version counts; weak ones never match.
 */
public final class WriteGuard {

    /** Of a strong ETag the version; as many digits as surely fit. */
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})-.*");

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

    /**
     * Refuses a write of what is not the current version.
     *
     * @param version the record's now
     * @param current shows the record as it is now, to whoever meets it changed
     * @throws ProblemException STALE_VERSION with {@code current}
     */
    public void check(long version, Supplier<?> current) {
        check(version, current, List::of);
    }

    /** The same, with the fields that this write would have changed back or over. */
    public void check(long version, Supplier<?> current, Supplier<List<Conflict>> conflicts) {
        if (!allows(version)) {
            throw Conflict.refusal(version, current.get(), conflicts.get());
        }
    }

    /** Whether the write demands any version at all. */
    public boolean isConditional() {
        return tags != null || version.isPresent();
    }

    /** Whether a record of this version may be written. */
    public boolean allows(long version) {
        boolean tagged = tags == null || tags.stream().anyMatch(tag -> tag.startsWith("\"" + version + "-"));
        return tagged && this.version.orElse(version) == version;
    }

    /** The version that the client read last, as far as he tells it. */
    public OptionalLong demanded() {
        if (version.isPresent() || tags == null) {
            return version;
        }
        return tags.stream()
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .mapToLong(tag -> Long.parseLong(tag.group(1)))
                .max();
    }
}
