package org.masthead.post;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.text.Slug;

/**
 * The slugs of posts: one row for each slug of a locale, whose primary key lets one post have it, whoever races for it. A
 * slug that was ever live stays with its post and redirects. Needs a transaction.
 */
@Singleton
public class PostSlugRepository {

    /** The slug that would hide {@code /posts/archive}. */
    public static final String RESERVED = "archive";

    /** Reasons to hold a slug; columns of the table. */
    private static final List<String> KINDS = List.of("working", "live", "scheduled", "past", "alias");

    private static final int MAX_NUMBER = 100_000;

    private final EntityManager database;
    private final Clock clock;

    PostSlugRepository(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a slug that a client gave the one of the working copy, which has none: it is new, or has {@link #release}d it.
     *
     * @param takeOver whether one that only redirects to another post may be taken from it
     * @throws ProblemException VALIDATION_FAILED, SLUG_TAKEN with a suggestion
     */
    public String claim(UUID post, String locale, String given, boolean takeOver) {
        String slug = Slug.normalise(given);
        violation(given).ifPresent(message -> {
            throw ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation("slug", "format", message)));
        });
        if (!hold(post, locale, slug, "working", takeOver)) {
            String free = firstFree(taken(post, locale, slug), slug);
            throw ProblemException.of(
                            ProblemType.SLUG_TAKEN, "slug", "The slug `" + slug + "` is taken; `" + free + "` is free.")
                    .with("suggestion", free);
        }
        return slug;
    }

    /** Why a given slug is refused; empty where it is acceptable. */
    static Optional<String> violation(String given) {
        String slug = Slug.normalise(given);
        return slug.equals(RESERVED) ? Optional.of("The slug `" + RESERVED + "` is reserved.") : Slug.violation(slug);
    }

    /** The same of a slug from a title; a taken one gets {@code -2}, {@code -3}, … */
    String claimMade(UUID post, String locale, String title) {
        return claimNext(post, locale, Slug.of(title));
    }

    /** Makes a slug the one of the working copy, or where it is taken the next that is free. */
    private String claimNext(UUID post, String locale, String base) {
        Set<String> taken = taken(post, locale, base);
        while (true) {
            String slug = firstFree(taken, base);
            // What a racing transaction is about to take is passed over: to wait for it would be to queue for each
            // number.
            if (isMine(locale, slug) && hold(post, locale, slug, "working", false)) {
                return slug;
            }
            taken.add(slug);
        }
    }

    private boolean isMine(String locale, String slug) {
        Object got = database.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:slug, 11))")
                .setParameter("slug", locale + "/" + slug)
                .getSingleResult();
        return Boolean.TRUE.equals(got);
    }

    /** Gives the working copy's slug up; it stays where readers know it. */
    public void release(UUID post) {
        drop(post, "working");
    }

    /**
     * Sets the aliases of a post.
     *
     * @throws ProblemException SLUG_TAKEN when another post holds one
     */
    void setAliases(UUID post, String locale, List<String> aliases) {
        drop(post, "alias");
        for (String alias : aliases) {
            if (!hold(post, locale, alias, "alias", false)) {
                throw ProblemException.of(
                        ProblemType.SLUG_TAKEN, "aliases", "The alias `" + alias + "` is another post's slug.");
            }
        }
    }

    /**
     * Whether no post holds a slug in any way, but perhaps the one that asks.
     *
     * @param post who asks; null for a post that is still to be made
     */
    public boolean isFree(@Nullable UUID post, String locale, String slug) {
        List<UUID> holders = database.createNativeQuery(
                        "select post_id from post_slug where locale = :locale and slug = :slug", UUID.class)
                .setParameter("locale", locale)
                .setParameter("slug", slug)
                .getResultList();
        return holders.stream().allMatch(holder -> holder.equals(post));
    }

    /** Notes the slug that readers know the post by from now on; the one before redirects. */
    public void goLive(UUID post, String locale, String slug) {
        leaveLive(post);
        unschedule(post);
        beginLive(post, locale, slug);
    }

    /** The same of a post that no reader has known or was about to. */
    public void beginLive(UUID post, String locale, String slug) {
        holdForReaders(post, locale, slug, "live");
    }

    /** Notes that readers see the post no more; its slug stays with it. */
    public void leaveLive(UUID post) {
        database.createNativeQuery(
                        "update post_slug set live = false, past = true, since = :now where post_id = :post and live")
                .setParameter("post", post)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Keeps the slug that readers are going to know the post by. */
    public void schedule(UUID post, String locale, String slug) {
        unschedule(post);
        holdForReaders(post, locale, slug, "scheduled");
    }

    /** Gives the slug up that readers were going to know the post by. */
    public void unschedule(UUID post) {
        drop(post, "scheduled");
    }

    private void holdForReaders(UUID post, String locale, String slug, String kind) {
        if (!hold(post, locale, slug, kind, false)) {
            throw ProblemException.of(ProblemType.SLUG_TAKEN, "slug", "The slug `" + slug + "` is taken.");
        }
    }

    /** Takes one reason to hold a slug away, and the slug where that was the last. */
    private void drop(UUID post, String kind) {
        String others =
                KINDS.stream().filter(other -> !other.equals(kind)).collect(Collectors.joining(" or ", "(", ")"));
        String held = " where post_id = :post and " + kind;
        database.createNativeQuery("with gone as (delete from post_slug" + held + " and not " + others + ")"
                        + " update post_slug set " + kind + " = false" + held + " and " + others)
                .setParameter("post", post)
                .executeUpdate();
    }

    private boolean hold(UUID post, String locale, String slug, String kind, boolean takeOver) {
        String sql = "insert into post_slug as held (locale, slug, post_id, " + kind + ", since)"
                + " values (:locale, :slug, :post, true, :now) on conflict (locale, slug) do update set " + kind
                + " = true, post_id = excluded.post_id, past = held.past and held.post_id = excluded.post_id,"
                + (kind.equals("alias") ? "" : " alias = held.alias and held.post_id = excluded.post_id,")
                + " since = case when held.post_id = excluded.post_id then held.since else excluded.since end"
                + " where held.post_id = excluded.post_id or (:takeOver and not held.working and not held.live and not held.scheduled)";
        return database.createNativeQuery(sql)
                        .setParameter("locale", locale)
                        .setParameter("slug", slug)
                        .setParameter("post", post)
                        .setParameter("now", clock.instant())
                        .setParameter("takeOver", takeOver)
                        .executeUpdate()
                > 0;
    }

    private Set<String> taken(UUID post, String locale, String base) {
        String stem = base.substring(0, Math.min(base.length(), Slug.MAX_LENGTH - 7));
        List<String> others = database.createNativeQuery("""
                        select slug from post_slug
                        where locale = :locale and post_id <> :post and starts_with(slug, :stem)""", String.class)
                .setParameter("locale", locale)
                .setParameter("post", post)
                .setParameter("stem", stem)
                .getResultList();
        Set<String> taken = new HashSet<>(others);
        taken.add(RESERVED);
        return taken;
    }

    private static String firstFree(Set<String> taken, String base) {
        if (!taken.contains(base)) {
            return base;
        }
        for (int number = 2; number < MAX_NUMBER; number++) {
            String candidate = Slug.numbered(base, number);
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        throw new ProblemException(ProblemType.SLUG_TAKEN, "Too many posts have this slug; give one of your own.");
    }
}
