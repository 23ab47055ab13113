package org.masthead.post.trash;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what is in the trash. Needs a transaction. */
@Singleton
class TrashRepository {

    private final EntityManager database;

    TrashRepository(EntityManager database) {
        this.database = database;
    }

    /**
     * A post that has been in the trash since before a time, held until the transaction ends; none that others hold.
     *
     * @param createdBy whose posts count; null for everyone's
     */
    @SuppressWarnings("unchecked")
    Optional<UUID> claim(Instant before, @Nullable UUID createdBy) {
        return database.createNativeQuery("""
                        select id from post where deleted_at < :before
                          and (cast(:createdBy as uuid) is null or created_by = cast(:createdBy as uuid))
                        order by deleted_at, id limit 1 for update skip locked""", UUID.class)
                .setParameter("before", before)
                .setParameter("createdBy", createdBy == null ? null : createdBy.toString())
                .getResultStream()
                .findFirst();
    }
}
