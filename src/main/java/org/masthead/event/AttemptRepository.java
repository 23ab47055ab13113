package org.masthead.event;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Ids;

/** Keeps what was tried and is no change. Nothing takes a row out again. Needs a transaction. */
@Singleton
public final class AttemptRepository {

    private final EntityManager database;
    private final Origin origin;
    private final Ids ids;
    private final Clock clock;

    AttemptRepository(EntityManager database, Origin origin, Ids ids, Clock clock) {
        this.database = database;
        this.origin = origin;
        this.ids = ids;
        this.clock = clock;
    }

    /** Notes that somebody did something in the request that this thread serves. */
    public void done(String action, String objectType, Origin.Actor actor) {
        append(new Attempt(action, objectType, actor.id(), true, actor, origin.address(), origin.requestId()));
    }

    /** Notes that whoever the request is of did something to an object. */
    public void done(String action, String objectType, UUID objectId) {
        append(new Attempt(action, objectType, objectId, true, origin.actor(), origin.address(), origin.requestId()));
    }

    public void append(Attempt attempt) {
        database.createNativeQuery("""
                        insert into attempt (id, at, action, object_type, object_id, outcome, actor_kind, actor_id, actor_name,
                                             address, request_id)
                        values (:id, :at, :action, :objectType, cast(cast(:objectId as text) as uuid), :outcome, :kind,
                                cast(cast(:actor as text) as uuid), :name, cast(:address as text), cast(:request as text))""")
                .setParameter("id", ids.next())
                .setParameter("at", clock.instant())
                .setParameter("action", attempt.action())
                .setParameter("objectType", attempt.objectType())
                .setParameter("objectId", text(attempt.objectId()))
                .setParameter("outcome", attempt.done() ? "done" : "refused")
                .setParameter("kind", attempt.actor().kind())
                .setParameter("actor", text(attempt.actor().id()))
                .setParameter("name", attempt.actor().name())
                .setParameter("address", attempt.address())
                .setParameter("request", attempt.requestId())
                .executeUpdate();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
