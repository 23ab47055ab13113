package org.masthead.post.preview;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** What preview tokens are signed with, and which of a post's are revoked. Needs a transaction. */
@Singleton
class PreviewRepository {

    private final EntityManager database;

    PreviewRepository(EntityManager database) {
        this.database = database;
    }

    byte[] secret() {
        return (byte[]) database.createNativeQuery("select secret from preview_key", byte[].class)
                .getSingleResult();
    }

    /** The generation that tokens of a post must have. */
    int generation(UUID post) {
        return ((Number) database.createNativeQuery("select preview_generation from post where id = :post")
                        .setParameter("post", post)
                        .getSingleResult())
                .intValue();
    }

    /** Revokes all tokens of a post. That is no change of the post: no version steps. */
    void revoke(UUID post) {
        database.createNativeQuery("update post set preview_generation = preview_generation + 1 where id = :post")
                .setParameter("post", post)
                .executeUpdate();
    }
}
