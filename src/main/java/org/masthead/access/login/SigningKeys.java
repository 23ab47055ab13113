package org.masthead.access.login;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.site.Ids;

/** The key that signs access tokens: made at the first start, kept in the database, the same on every node. */
@Singleton
class SigningKeys {

    /** A key, ready for use. */
    record Pair(String name, PrivateKey privateKey, PublicKey publicKey) {}

    private final SigningKeyRepository keys;
    private final Ids ids;
    private final Clock clock;
    private volatile @Nullable Pair current;

    SigningKeys(SigningKeyRepository keys, Ids ids, Clock clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        keys.lockTable();
        SigningKey key = keys.findByIdOptional(SigningKey.FIRST).orElseGet(this::made);
        current = new Pair(key.name(), key.privateKey(), key.publicKey());
    }

    private SigningKey made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            SigningKey key = new SigningKey(SigningKey.FIRST, ids.next().toString(), pair, clock.instant());
            keys.persist(key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that signs. */
    Pair current() {
        Pair pair = current;
        if (pair == null) {
            throw new IllegalStateException("No token is signed before the service has started");
        }
        return pair;
    }

    /** The public key of this name, if it is one of ours. */
    Optional<PublicKey> findPublicKey(String name) {
        return Optional.of(current()).filter(pair -> pair.name().equals(name)).map(Pair::publicKey);
    }
}
