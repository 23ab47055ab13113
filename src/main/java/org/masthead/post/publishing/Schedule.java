package org.masthead.post.publishing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.Violations;
import org.masthead.post.content.PostDate;

/**
 * When a client wants a post to be shown.
 *
 * @param at from when on; null for at once
 * @param until until when; null for good
 * @param keepsEnd whether an end that is due already stays, since nothing was said of it
 */
public record Schedule(@Nullable Instant at, @Nullable Instant until, boolean keepsEnd) {

    /** At once, and until when it was due to end anyway. */
    public static final Schedule NOW = new Schedule(null, null, true);

    /**
     * What a body says: {@code at} and {@code until}, in the zone where they have no offset.
     *
     * @param wrong takes times that are none, and an end that comes before the beginning
     */
    public static Schedule of(JsonBody body, PublishDraft draft, Instant now, ZoneId zone, Violations wrong) {
        Optional<Instant> at = time("at", draft.at(), zone, wrong);
        Optional<Instant> until = time("until", draft.until(), zone, wrong);
        Instant start = at.filter(now::isBefore).orElse(now);
        if (until.isPresent() && !until.get().isAfter(start)) {
            wrong.add(
                    "until",
                    "range",
                    start.equals(now)
                            ? "`until` must be in the future"
                            : "`until` must come after `at`, but is " + until.get());
        }
        return new Schedule(at.orElse(null), until.orElse(null), !body.has("until"));
    }

    private static Optional<Instant> time(String field, @Nullable String text, ZoneId zone, Violations wrong) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<PostDate> date = PostDate.parse(text, zone);
        if (date.isEmpty()) {
            wrong.add(field, "format", "`" + field + "` must be a time such as 2026-01-31T12:00:00Z (RFC 3339)");
        }
        return date.map(PostDate::instant).map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** The beginning, where that is still to come. */
    Optional<Instant> startAfter(Instant now) {
        return Optional.ofNullable(at).filter(now::isBefore);
    }
}
