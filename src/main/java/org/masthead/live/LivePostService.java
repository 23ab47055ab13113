package org.masthead.live;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.IdReader;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.LocaleReader;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.redirect.RedirectRepository;
import org.masthead.site.Site;
import org.masthead.text.Slug;

/** Finds posts for readers: without a transaction, as most answers are one statement. */
@Singleton
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
        Optional<UUID> id = IdReader.of(slugOrId);
        if (id.isPresent()) {
            return found(posts.findById(id.get(), formats).orElseThrow(ProblemException::notFound));
        }
        @Nullable String wanted = wanted(slugOrId, locale);
        Optional<LivePostView> live = posts.findBySlug(slugOrId, wanted, site.locale(), formats);
        if (live.isPresent()) {
            return found(live.get());
        }
        Found<LivePostView> moved = moved(slugOrId, wanted);
        // It was shown between the two statements: the address that it has is this one.
        return moved.movedTo().filter(slugOrId::equals).isPresent()
                ? found(posts.findBySlug(slugOrId, wanted, site.locale(), formats)
                        .orElseThrow(ProblemException::notFound))
                : moved;
    }

    /**
     * Where a slug or an id leads.
     *
     * @param locale which of several posts with one slug
     * @throws ProblemException NOT_FOUND, the same for what is hidden and what never was
     */
    public Found<UUID> locate(String slugOrId, @Nullable String locale) {
        Optional<UUID> id = IdReader.of(slugOrId);
        if (id.isPresent()) {
            return found(id.filter(posts::isLive).orElseThrow(ProblemException::notFound));
        }
        @Nullable String wanted = wanted(slugOrId, locale);
        Optional<UUID> live = posts.findIdBySlug(slugOrId, wanted, site.locale());
        return live.isPresent() ? found(live.get()) : moved(slugOrId, wanted);
    }

    /**
     * The locale that is wanted of a slug that may be one.
     *
     * @throws ProblemException UNKNOWN_PARAMETER for what is no locale
     */
    private static @Nullable String wanted(String slug, @Nullable String locale) {
        if (Slug.violation(Slug.normalise(slug)).isPresent()) {
            throw ProblemException.notFound();
        }
        return LocaleReader.of(locale).orElse(null);
    }

    private <T> Found<T> moved(String slug, @Nullable String locale) {
        return new Found<>(
                Optional.empty(),
                Optional.of(
                        redirects.currentSlug(slug, locale, site.locale()).orElseThrow(ProblemException::notFound)));
    }

    private static <T> Found<T> found(T record) {
        return new Found<>(Optional.of(record), Optional.empty());
    }

    /**
     * What a preview token shows.
     *
     * @throws ProblemException NOT_FOUND, for whatever is wrong with the token the same
     */
    @Transactional
    LivePostView preview(String id, String token, Set<String> formats) {
        return IdReader.of(id)
                .flatMap(post -> previews.find(post, token, formats))
                .orElseThrow(ProblemException::notFound);
    }
}
