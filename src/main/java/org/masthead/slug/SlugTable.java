package org.masthead.slug;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.text.Slug;

/**
 * The slugs of one kind of record: a table {@code (slug, owner_id, current)} whose primary key lets a slug have one owner,
 * whoever races for it. A slug that is no longer current still leads to its owner. Needs a transaction.
 */
public final class SlugTable {

    /** Numbers tried for a made slug before giving up. */
    private static final int MAX_NUMBER = 100_000;

    private final EntityManager database;
    private final String table;

    /**
     * @param table name of the table; our own text, never a client's
     */
    public SlugTable(EntityManager database, String table) {
        this.database = database;
        this.table = table;
    }

    /**
     * Makes a slug that a client gave the owner's current one.
     *
     * @throws ProblemException VALIDATION_FAILED for what is no slug, SLUG_TAKEN with a suggestion when another has it
     */
    public String claim(UUID owner, String given) {
        String slug = Slug.normalise(given);
        Slug.violation(slug).ifPresent(message -> {
            throw ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation("slug", "format", message)));
        });
        retireCurrent(owner);
        if (!insert(owner, slug)) {
            String free = firstFree(owner, slug);
            throw ProblemException.of(
                            ProblemType.SLUG_TAKEN, "slug", "The slug `" + slug + "` is taken; `" + free + "` is free.")
                    .with("suggestion", free);
        }
        return slug;
    }

    /** Makes a slug from a name the owner's current one; a taken one gets {@code -2}, {@code -3}, … */
    public String claimMade(UUID owner, String name) {
        String base = Slug.of(name);
        retireCurrent(owner);
        while (true) {
            String slug = firstFree(owner, base);
            // A racing transaction may take it between the look and the insert: then the next one is tried.
            if (insert(owner, slug)) {
                return slug;
            }
        }
    }

    private void retireCurrent(UUID owner) {
        database.createNativeQuery("update " + table + " set current = false where owner_id = :owner and current")
                .setParameter("owner", owner)
                .executeUpdate();
    }

    private boolean insert(UUID owner, String slug) {
        String sql = "insert into " + table + " as held (slug, owner_id, current) values (:slug, :owner, true)"
                + " on conflict (slug) do update set current = true where held.owner_id = excluded.owner_id";
        return database.createNativeQuery(sql)
                        .setParameter("slug", slug)
                        .setParameter("owner", owner)
                        .executeUpdate()
                > 0;
    }

    private String firstFree(UUID owner, String base) {
        @SuppressWarnings("unchecked")
        List<String> taken = database.createNativeQuery(
                        "select slug from " + table + " where starts_with(slug, :stem) and owner_id <> :owner",
                        String.class)
                .setParameter("owner", owner)
                .setParameter("stem", base.substring(0, Math.min(base.length(), Slug.MAX_LENGTH - 7)))
                .getResultList();
        Set<String> all = new HashSet<>(taken);
        if (!all.contains(base)) {
            return base;
        }
        for (int number = 2; number < MAX_NUMBER; number++) {
            String candidate = Slug.numbered(base, number);
            if (!all.contains(candidate)) {
                return candidate;
            }
        }
        throw new ProblemException(ProblemType.SLUG_TAKEN, "Too many records have this slug; give one of your own.");
    }

    /** Gives up all slugs of an owner that came to nothing. */
    public void release(UUID owner) {
        database.createNativeQuery("delete from " + table + " where owner_id = :owner")
                .setParameter("owner", owner)
                .executeUpdate();
    }

    /** The current slug of the record that this slug leads to, or null when it leads nowhere. */
    public @Nullable String current(String slug) {
        String sql = "select now.slug from " + table + " held join " + table
                + " now on now.owner_id = held.owner_id and now.current where held.slug = :slug";
        return (String) database.createNativeQuery(sql, String.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }
}
