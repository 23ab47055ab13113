package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.redirect.RedirectRepository;
import org.masthead.site.Site;
import org.masthead.text.Slug;

/** Finds posts for readers. */
@Singleton
@Transactional
public class LivePostService {

    private final LivePostViewRepository posts;
    private final RedirectRepository redirects;
    private final Previews previews;
    private final Site site;

    LivePostService(LivePostViewRepository posts, RedirectRepository redirects, Previews previews, Site site) {
        this.posts = posts;
        this.redirects = redirects;
        this.previews = previews;
        this.site = site;
    }

    ListPage<LivePostView> list(ListQuery query) {
        return posts.page(query);
    }

    /**
     * The post of a slug or an id.
     *
     * @param locale which of several posts with one slug
     * @throws ProblemException NOT_FOUND, the same for what is hidden and what never was
     */
    Found<LivePostView> find(String slugOrId, @Nullable String locale, Set<String> formats) {
        Found<UUID> located = place(slugOrId, locale);
        return new Found<>(located.record().map(id -> read(id, formats)), located.movedTo());
    }

    /**
     * Where a slug or an id leads.
     *
     * @param locale which of several posts with one slug
     * @throws ProblemException NOT_FOUND, the same for what is hidden and what never was
     */
    public Found<UUID> locate(String slugOrId, @Nullable String locale) {
        Found<UUID> located = place(slugOrId, locale);
        if (located.record().isPresent() && !posts.isLive(located.record().get())) {
            throw ProblemException.notFound();
        }
        return located;
    }

    /** The same, but that an id leads to itself, be there a post or not. */
    private Found<UUID> place(String slugOrId, @Nullable String locale) {
        Optional<UUID> id = uuid(slugOrId);
        if (id.isPresent()) {
            return new Found<>(id, Optional.empty());
        }
        if (Slug.violation(Slug.normalise(slugOrId)).isPresent()) {
            throw ProblemException.notFound();
        }
        @Nullable String wanted = locale == null || locale.isEmpty() ? null : canonical(locale);
        Optional<UUID> live = posts.findIdBySlug(slugOrId, wanted, site.locale());
        if (live.isPresent()) {
            return new Found<>(live, Optional.empty());
        }
        String moved = redirects.currentSlug(slugOrId, wanted, site.locale()).orElseThrow(ProblemException::notFound);
        return new Found<>(Optional.empty(), Optional.of(moved));
    }

    /**
     * What a preview token shows.
     *
     * @throws ProblemException NOT_FOUND, for whatever is wrong with the token the same
     */
    LivePostView preview(String id, String token, Set<String> formats) {
        return uuid(id).flatMap(post -> previews.find(post, token, formats)).orElseThrow(ProblemException::notFound);
    }

    private LivePostView read(UUID id, Set<String> formats) {
        return posts.findById(id, formats).orElseThrow(ProblemException::notFound);
    }

    private static String canonical(String locale) {
        return Locale.forLanguageTag(locale).toLanguageTag();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
