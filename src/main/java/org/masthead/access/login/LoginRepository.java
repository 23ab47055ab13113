package org.masthead.access.login;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** All queries of logins. */
@Singleton
class LoginRepository implements PanacheRepositoryBase<Login, UUID> {

    /** The login, held against other refreshes until the transaction ends. */
    Optional<Login> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    void deleteExpired(UUID userId, Instant now) {
        delete("userId = ?1 and expiresAt <= ?2", userId, now);
    }
}
