package org.masthead.slug;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds the records of one kind by what a reference says. Needs a transaction. */
final class ReferenceRepository {

    private final EntityManager database;
    private final String table;

    /**
     * @param table the records' table, with columns {@code id}, {@code name_folded} and {@code created_at}; their slugs are
     *     in a table beside it, a {@link SlugTable}, and in another the ids of those that were merged
     */
    ReferenceRepository(EntityManager database, String table) {
        this.database = database;
        this.table = table;
    }

    /** Id → id of the record it leads to: itself, or the one it was merged into. */
    Map<UUID, UUID> byId(Collection<UUID> ids) {
        return pairs(
                "select id as key, id as owner from " + table + " where id in (:keys)"
                        + " union all select merged_id, into_id from " + table + "_merge where merged_id in (:keys)",
                ids,
                UUID.class);
    }

    /** Of several with one name the oldest. */
    Map<String, UUID> byName(Collection<String> folded) {
        return pairs(
                "select name_folded as key, id as owner from " + table
                        + " where name_folded in (:keys) order by created_at, id",
                folded,
                String.class);
    }

    Map<String, UUID> bySlug(Collection<String> slugs) {
        return pairs(
                "select slug as key, owner_id as owner from " + table + "_slug where slug in (:keys)",
                slugs,
                String.class);
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

    private <K> Map<K, UUID> pairs(String sql, Collection<K> keys, Class<K> type) {
        Map<K, UUID> found = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            @SuppressWarnings("unchecked")
            List<Tuple> rows = database.createNativeQuery(sql, Tuple.class)
                    .setParameter("keys", keys)
                    .getResultList();
            rows.forEach(row -> found.putIfAbsent(row.get("key", type), row.get("owner", UUID.class)));
        }
        return found;
    }
}
