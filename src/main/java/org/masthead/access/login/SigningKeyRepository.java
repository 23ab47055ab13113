package org.masthead.access.login;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** All queries of signing keys. */
@Singleton
class SigningKeyRepository implements PanacheRepositoryBase<SigningKey, Integer> {

    /** Keeps others from making keys until the transaction ends, so that of nodes that start together one is first. */
    void lockTable() {
        getEntityManager()
                .createNativeQuery("lock table signing_key in share row exclusive mode")
                .executeUpdate();
    }
}
