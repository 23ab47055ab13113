package org.masthead.slug;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds the records of one kind by what a reference says. Needs a transaction. */
final class ReferenceRepository {

    private final EntityManager database;
    private final String table;

    /**
     * @param table the records' table, with columns {@code id}, {@code name_folded} and {@code created_at}; their slugs are
     *     in a table beside it, a {@link SlugTable}
     */
    ReferenceRepository(EntityManager database, String table) {
        this.database = database;
        this.table = table;
    }

    Set<UUID> existing(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        @SuppressWarnings("unchecked")
        List<UUID> found = database.createNativeQuery("select id from " + table + " where id in (:ids)", UUID.class)
                .setParameter("ids", ids)
                .getResultList();
        return Set.copyOf(found);
    }

    /** Of several with one name the oldest. */
    Map<String, UUID> byName(Collection<String> folded) {
        return pairs(
                "select name_folded as key, id as owner from " + table
                        + " where name_folded in (:keys) order by created_at, id",
                folded);
    }

    Map<String, UUID> bySlug(Collection<String> slugs) {
        return pairs("select slug as key, owner_id as owner from " + table + "_slug where slug in (:keys)", slugs);
    }

    /** Holds names against those who would make a record of the same name, until the transaction ends. */
    void lock(Collection<String> folded) {
        List<String> keys =
                folded.stream().sorted().map(name -> table + ":" + name).toList();
        database.createNativeQuery("""
                        select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
                        from unnest(cast(:keys as text[])) as each(key)""")
                .setParameter("keys", keys.toArray(String[]::new))
                .getSingleResult();
    }

    private Map<String, UUID> pairs(String sql, Collection<String> keys) {
        Map<String, UUID> found = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            @SuppressWarnings("unchecked")
            List<Tuple> rows = database.createNativeQuery(sql, Tuple.class)
                    .setParameter("keys", keys)
                    .getResultList();
            rows.forEach(row -> found.putIfAbsent(row.get("key", String.class), row.get("owner", UUID.class)));
        }
        return found;
    }
}
