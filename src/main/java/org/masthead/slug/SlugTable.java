package org.masthead.slug;

import jakarta.persistence.EntityManager;
import java.time.Clock;
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
 * The slugs of one kind of record: a table {@code (slug, owner_id, current, since)} whose primary key lets a slug have one
 * owner, whoever races for it. A slug that is no longer current still leads to its owner. Needs a transaction.
 */
public final class SlugTable {

    /** Numbers tried for a made slug before giving up. */
    private static final int MAX_NUMBER = 100_000;

    private final EntityManager database;
    private final String table;
    private final Clock clock;

    /**
     * @param table name of the table; our own text, never a client's
     * @param clock says since when a slug is current, or is not
     */
    public SlugTable(EntityManager database, String table, Clock clock) {
        this.database = database;
        this.table = table;
        this.clock = clock;
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
        if (!insert(owner, slug)) {
            String free = firstFree(owner, slug);
            throw ProblemException.of(
                            ProblemType.SLUG_TAKEN, "slug", "The slug `" + slug + "` is taken; `" + free + "` is free.")
                    .with("suggestion", free);
        }
        retireOthers(owner, slug);
        return slug;
    }

    /** Makes a slug from a name the owner's current one; a taken one gets {@code -2}, {@code -3}, … */
    public String claimMade(UUID owner, String name) {
        String base = Slug.of(name);
        while (true) {
            String slug = firstFree(owner, base);
            // A racing transaction may take it between the look and the insert: then the next one is tried.
            if (insert(owner, slug)) {
                retireOthers(owner, slug);
                return slug;
            }
        }
    }

    private void retireOthers(UUID owner, String slug) {
        String sql = "update " + table
                + " set current = false, since = :now where owner_id = :owner and current and slug <> :slug";
        database.createNativeQuery(sql)
                .setParameter("now", clock.instant())
                .setParameter("owner", owner)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    private boolean insert(UUID owner, String slug) {
        String sql = "insert into " + table + " as held (slug, owner_id, current, since)"
                + " values (:slug, :owner, true, :now) on conflict (slug) do update set current = true,"
                + " since = case when held.current then held.since else excluded.since end"
                + " where held.owner_id = excluded.owner_id";
        return database.createNativeQuery(sql)
                        .setParameter("slug", slug)
                        .setParameter("owner", owner)
                        .setParameter("now", clock.instant())
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

    /** All slugs of an owner that goes lead to another one. */
    void handOver(UUID owner, UUID successor) {
        String sql = "update " + table + " set owner_id = :successor, current = false,"
                + " since = case when current then :now else since end where owner_id = :owner";
        database.createNativeQuery(sql)
                .setParameter("owner", owner)
                .setParameter("successor", successor)
                .setParameter("now", clock.instant())
                .executeUpdate();
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
