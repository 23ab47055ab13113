package org.masthead.access.key;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Permission;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;
import org.masthead.site.Ids;

/** Reads and writes API keys. */
@Singleton
@Transactional
class ApiKeyService {

    private static final String TYPE = "api-key";
    private static final Instant FIRST_EXPIRY = Instant.EPOCH;
    private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private final ApiKeyRepository keys;
    private final CurrentCaller callers;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyService(ApiKeyRepository keys, CurrentCaller callers, EventLog events, Ids ids, Clock clock) {
        this.keys = keys;
        this.callers = callers;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<ApiKeyView> list(ListQuery query) {
        return keys.page(query);
    }

    /** @throws ProblemException NOT_FOUND */
    ApiKeyView get(UUID id) {
        return keys.findByIdOptional(id).map(ApiKeyView::of).orElseThrow(ProblemException::notFound);
    }

    /** @throws ProblemException VALIDATION_FAILED */
    CreatedApiKeyView create(JsonBody body) {
        ApiKeyDraft draft = body.as(ApiKeyDraft.class, ApiKeyView.class);
        checkScopes(draft.givenScopes());
        checkExpiry(draft);
        demandOwnRights(draft);
        KeySecret secret = KeySecret.random(random);
        ApiKey key = new ApiKey(ids.next(), secret, clock.instant());
        key.write(draft);
        keys.persistAndFlush(key);
        events.append(TYPE, key.id(), EventType.CREATED, null);
        Log.infof("Created API key %s", key.id());
        return new CreatedApiKeyView(ApiKeyView.of(key), secret.text());
    }

    /** @throws ProblemException VALIDATION_FAILED, NOT_FOUND, STALE_VERSION */
    ApiKeyView update(UUID id, JsonBody body, WriteGuard guard) {
        ApiKey key = keys.lock(id);
        demandOwnRights(ApiKeyDraft.of(key));
        guard.check(key.version(), () -> ApiKeyView.of(key));
        ApiKeyDraft draft = body.over(ApiKeyDraft.of(key), ApiKeyView.class);
        checkScopes(draft.givenScopes());
        checkExpiry(draft);
        demandOwnRights(draft);
        key.write(draft);
        keys.flush();
        events.append(TYPE, id, EventType.UPDATED, null);
        return ApiKeyView.of(key);
    }

    /** @throws ProblemException NOT_FOUND, STALE_VERSION */
    ApiKeyView delete(UUID id, WriteGuard guard) {
        ApiKey key = keys.lock(id);
        demandOwnRights(ApiKeyDraft.of(key));
        guard.check(key.version(), () -> ApiKeyView.of(key));
        keys.delete(key);
        keys.flush();
        events.append(TYPE, id, EventType.DELETED, null);
        Log.infof("Deleted API key %s", id);
        return ApiKeyView.of(key);
    }

    /** Nobody hands out more than he has, nor touches it in others: a narrowed key could widen itself. */
    private void demandOwnRights(ApiKeyDraft draft) {
        if (!callers.get().covers(draft.givenRole(), draft.givenScopes())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "The key has, or would have, rights that you do not have yourself.");
        }
    }

    /** What PostgreSQL and every client can keep. */
    private static void checkExpiry(ApiKeyDraft draft) {
        @Nullable Instant end = draft.expiresAt();
        if (end != null && (end.isBefore(FIRST_EXPIRY) || end.isAfter(LAST_EXPIRY))) {
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, "expiresAt", "`expiresAt` is between the years 1970 and 9999");
        }
    }

    private static void checkScopes(List<String> scopes) {
        Violations violations = new Violations();
        scopes.stream()
                .filter(scope -> Permission.ofScope(scope).isEmpty())
                .forEach(scope -> violations.add(
                        "scopes",
                        "value",
                        "there is no scope `" + scope + "`" + Nearest.suggestion(scope, Permission.scopes())));
        violations.throwIfAny();
    }
}
