package org.masthead.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Ids;

/**
 * Appends to the log in the transaction of the change itself. The rows are written by one statement, the last before the
 * commit: it holds the counter row until then, so positions are gapless and in commit order.
 */
@Singleton
public final class EventLog {

    /** Where PostgreSQL tells other nodes of each commit that changes what delivery shows: {@code LISTEN} to it. */
    public static final String CHANNEL = "masthead_generation";

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transactions;
    private final TransactionManager transactionManager;
    private final Origin origin;
    private final Clock clock;
    private final Ids ids;
    private final ObjectMapper json;
    private final Event<ContentMoved> moves;

    EventLog(
            EntityManager database,
            TransactionSynchronizationRegistry transactions,
            TransactionManager transactionManager,
            Origin origin,
            Clock clock,
            Ids ids,
            ObjectMapper json,
            Event<ContentMoved> moves) {
        this.database = database;
        this.transactions = transactions;
        this.transactionManager = transactionManager;
        this.origin = origin;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
        this.moves = moves;
    }

    /**
     * Notes a change that delivery does not show.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void append(String objectType, UUID objectId, EventType type, @Nullable String slug) {
        pending().add(event(objectType, objectId, type, slug, origin.actor()));
    }

    /** Notes a change that delivery shows from the commit on: it moves the content generation as well. */
    public void appendLive(String objectType, UUID objectId, EventType type, @Nullable String slug) {
        appendLive(event(objectType, objectId, type, slug, origin.actor()));
    }

    /** Notes a change that delivery has shown since it was due: the service's own, whoever comes by to tell of it. */
    public void appendDue(String objectType, UUID objectId, EventType type, @Nullable String slug) {
        appendLive(event(objectType, objectId, type, slug, Origin.Actor.SYSTEM));
    }

    /**
     * Moves the content generation on without an event: the same content is shown in another way, or found by another, and
     * nobody is to be told but those who keep answers.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void moveContent() {
        pending().changesDelivery = true;
    }

    private void appendLive(ObjectNode event) {
        Pending pending = pending();
        pending.add(event);
        pending.changesDelivery = true;
    }

    private ObjectNode event(
            String objectType, UUID objectId, EventType type, @Nullable String slug, Origin.Actor actor) {
        return json.createObjectNode()
                .put("id", ids.next().toString())
                .put("at", clock.instant().toString())
                .put("type", objectType + "." + type.name().toLowerCase(java.util.Locale.ROOT))
                .put("object_type", objectType)
                .put("object_id", objectId.toString())
                .put("slug", slug)
                .put("actor_kind", actor.kind())
                .put("actor_id", actor.id() == null ? null : actor.id().toString())
                .put("actor_name", actor.name())
                .put("address", origin.address())
                .put("request_id", origin.requestId());
    }

    private Pending pending() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("An event is appended inside the transaction of its change");
        }
        return (Pending) transactions.getResource(EventLog.class);
    }

    /** Ahead of Hibernate, which gives its connection back when it is told of the end: ours needs it before. */
    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) {
        Pending pending = new Pending();
        transactions.putResource(EventLog.class, pending);
        try {
            transactionManager.getTransaction().registerSynchronization(pending);
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events of one transaction, written when it is about to commit. */
    private final class Pending implements Synchronization {

        private final ArrayNode events = json.createArrayNode();
        private boolean changesDelivery;
        private long generation;

        void add(ObjectNode event) {
            events.add(event);
        }

        @Override
        public void beforeCompletion() {
            if (events.isEmpty() && !changesDelivery) {
                return;
            }
            database.flush();
            Tuple written = (Tuple) database.createNativeQuery("""
                            with moved as (
                              update log_position
                              set value = value + :count,
                                  generation = case when :live then greatest(value + :count, generation + 1)
                                                    else generation end
                              returning value, generation),
                            written as (
                              insert into event (position, id, at, type, object_type, object_id, slug,
                                                 actor_kind, actor_id, actor_name, address, request_id)
                              select moved.value - :count + numbered.ordinal, one.id, one.at, one.type, one.object_type,
                                     one.object_id, one.slug, one.actor_kind, one.actor_id, one.actor_name,
                                     one.address, one.request_id
                              from moved,
                                   jsonb_array_elements(cast(:events as jsonb)) with ordinality
                                     as numbered(data, ordinal),
                                   jsonb_to_record(numbered.data) as one(
                                     id uuid, at timestamptz, type text, object_type text, object_id uuid, slug text,
                                     actor_kind text, actor_id uuid, actor_name text, address text, request_id text))
                            select generation,
                                   case when :live
                                     then cast(pg_notify(:channel, cast(generation as text)) as text) end as told
                            from moved""", Tuple.class)
                    .setParameter("count", events.size())
                    .setParameter("live", changesDelivery)
                    .setParameter("events", events.toString())
                    .setParameter("channel", CHANNEL)
                    .getSingleResult();
            generation = ((Number) written.get("generation")).longValue();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED && changesDelivery) {
                moves.fire(new ContentMoved(generation));
            }
        }
    }
}
