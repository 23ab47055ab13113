package org.masthead.http.idempotency;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Kept answers, and the lock that lets one request at a time have a key. */
@Singleton
class KeptAnswerRepository {

    /** How long an answer is given again. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    /** Old answers swept out by each new one; more than one, so that none stay. */
    private static final int SWEPT = 10;

    private final EntityManager database;
    private final Clock clock;

    KeptAnswerRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Waits for others that have the key. Asks again and again, since a statement that waits would meet the time limit of
     * statements.
     *
     * @return false when another has it still after 5 s
     */
    boolean lock(IdempotencyScope scope) {
        for (long waited = 0; waited <= LONGEST_WAIT.toNanos(); waited += POLL.toNanos()) {
            Object got = database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:scope, 7))")
                    .setParameter("scope", scope.toString())
                    .getSingleResult();
            if (Boolean.TRUE.equals(got)) {
                return true;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }

    Optional<KeptAnswer> find(IdempotencyScope scope) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = database.createNativeQuery("""
                        select request_hash, status, media_type, location, etag, body from idempotency_key
                        where caller = :caller and path = :path and key = :key and created_at > :oldest""", Tuple.class)
                .setParameter("caller", scope.caller())
                .setParameter("path", scope.path())
                .setParameter("key", scope.key())
                .setParameter("oldest", clock.instant().minus(KEPT))
                .getResultList();
        return rows.stream().map(KeptAnswerRepository::answer).findFirst();
    }

    private static KeptAnswer answer(Tuple row) {
        return new KeptAnswer(
                row.get("request_hash", String.class),
                row.get("status", Integer.class),
                row.get("media_type", String.class),
                row.get("location", String.class),
                row.get("etag", String.class),
                row.get("body", String.class));
    }

    void keep(IdempotencyScope scope, KeptAnswer answer) {
        database.createNativeQuery("""
                        delete from idempotency_key where ctid in (
                          select ctid from idempotency_key where created_at <= :oldest limit :swept for update skip locked)
                          or (caller = :caller and path = :path and key = :key and created_at <= :oldest)""")
                .setParameter("oldest", clock.instant().minus(KEPT))
                .setParameter("swept", SWEPT)
                .setParameter("caller", scope.caller())
                .setParameter("path", scope.path())
                .setParameter("key", scope.key())
                .executeUpdate();
        database.createNativeQuery("""
                        insert into idempotency_key
                          (caller, path, key, request_hash, status, media_type, location, etag, body, created_at)
                        values (:caller, :path, :key, :hash, :status, :mediaType, cast(:location as text),
                                cast(:etag as text), :body, :now)
                        on conflict do nothing""")
                .setParameter("caller", scope.caller())
                .setParameter("path", scope.path())
                .setParameter("key", scope.key())
                .setParameter("hash", answer.requestHash())
                .setParameter("status", answer.status())
                .setParameter("mediaType", answer.mediaType())
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("body", answer.body())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
