package org.masthead.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which posts the admin side counts for a caller: an author those of his own and what readers see, everyone else all. A
 * count of more would tell of drafts of others.
 */
@Singleton
public final class PostsInSight {

    /** SQL: whether a row {@code p} of {@code post} counts. Needs {@link #parameters()}. */
    public static final String COUNTS = """
            p.deleted_at is null and (:seesAll or p.created_by = :seer or exists (
              select 1 from live_post seen
              where seen.post_id = p.id and seen.visible_from <= :now and seen.visible_until > :now))""";

    private static final UUID NOBODY = new UUID(0, 0);

    private final CurrentCaller callers;
    private final Clock clock;

    PostsInSight(CurrentCaller callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** Values of {@code :seesAll}, {@code :seer} and, the time by which readers see posts, {@code :now}. */
    public Map<String, Object> parameters() {
        Optional<Caller> narrow = callers.find().filter(caller -> !caller.is(Role.EDITOR));
        return Map.of(
                "now", clock.instant(),
                "seesAll", narrow.isEmpty(),
                "seer", narrow.map(Caller::id).orElse(NOBODY));
    }
}
