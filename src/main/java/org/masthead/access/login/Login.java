package org.masthead.access.login;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** One login that goes on by refresh tokens: of them only the newest counts, and only its hash is kept. */
@Entity
@Table(name = "refresh_token")
class Login {

    @Id
    private UUID id;

    private UUID userId;
    private byte[] secretHash;
    private int tokenEpoch;
    private Instant createdAt;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected Login() {}

    @SuppressWarnings("NullAway.Init") // continueBy() fills the rest
    Login(UUID id, UUID userId, int tokenEpoch, Instant createdAt) {
        this.id = id;
        this.userId = userId;
        this.tokenEpoch = tokenEpoch;
        this.createdAt = createdAt;
    }

    /** From now on this token counts, and no other. */
    void continueBy(RefreshToken token, Instant until) {
        secretHash = token.hash();
        expiresAt = until;
    }

    boolean isNewest(RefreshToken token) {
        return MessageDigest.isEqual(secretHash, token.hash());
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    int tokenEpoch() {
        return tokenEpoch;
    }

    Instant createdAt() {
        return createdAt;
    }
}
