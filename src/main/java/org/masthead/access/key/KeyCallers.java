package org.masthead.access.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.masthead.access.Caller;

/** Tells whom an API key stands for. */
@Singleton
public class KeyCallers {

    /** Uses are noted this far apart: a busy key would write at each request. */
    private static final Duration NOTED_USE = Duration.ofMinutes(1);

    private final ApiKeyRepository keys;
    private final Clock clock;

    KeyCallers(ApiKeyRepository keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The caller a secret stands for; empty once the key is deleted or has expired. */
    @Transactional
    public Optional<Caller> find(KeySecret secret) {
        Instant now = clock.instant();
        Optional<ApiKey> key = keys.findBySecretHash(secret.hash()).filter(found -> !found.isExpired(now));
        key.filter(found -> found.isLastUseBefore(now.minus(NOTED_USE)))
                .ifPresent(found -> keys.noteUse(found.id(), now, NOTED_USE));
        return key.map(ApiKey::caller);
    }

    /** The caller that the key of this id stands for; empty once it is deleted or has expired. */
    @Transactional
    public Optional<Caller> find(UUID id) {
        Instant now = clock.instant();
        return keys.findByIdOptional(id).filter(found -> !found.isExpired(now)).map(ApiKey::caller);
    }
}
