package org.masthead.live;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorProfileView;
import org.masthead.category.CategoryList;
import org.masthead.category.CategoryView;
import org.masthead.http.list.IdReader;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.DeliveryList;
import org.masthead.http.page.ListPage;
import org.masthead.http.page.PageInfo;
import org.masthead.http.page.Total;
import org.masthead.http.problem.ProblemException;
import org.masthead.live.TaxonomyRepository.Kind;
import org.masthead.tag.TagView;
import org.masthead.text.Slug;

/** Shows readers the tags, categories and authors of live posts. */
@Singleton
class TaxonomyService {

    private final TaxonomyRepository taxonomy;
    private final Clock clock;

    TaxonomyService(TaxonomyRepository taxonomy, Clock clock) {
        this.taxonomy = taxonomy;
        this.clock = clock;
    }

    ListPage<TagView> tags(ListQuery query) {
        return taxonomy.page(TaxonomyRepository.TAGS, query, now());
    }

    ListPage<CategoryView> categories(ListQuery query) {
        return taxonomy.page(TaxonomyRepository.CATEGORIES, query, now());
    }

    ListPage<AuthorProfileView> authors(ListQuery query) {
        return taxonomy.page(TaxonomyRepository.AUTHORS, query, now());
    }

    /** @throws ProblemException NOT_FOUND */
    Found<TagView> tag(String slugOrId) {
        return find(TaxonomyRepository.TAGS, slugOrId);
    }

    /** @throws ProblemException NOT_FOUND */
    Found<CategoryView> category(String slugOrId) {
        return find(TaxonomyRepository.CATEGORIES, slugOrId);
    }

    /** @throws ProblemException NOT_FOUND */
    Found<AuthorProfileView> author(String slugOrId) {
        return find(TaxonomyRepository.AUTHORS, slugOrId);
    }

    /** The roots, each with those below it, in order, on one page; it counts them all. */
    DeliveryList<CategoryView> tree(ListQuery query) {
        List<CategoryView> all = taxonomy.all(TaxonomyRepository.CATEGORIES, CategoryList.TREE, now());
        List<CategoryView> roots = below(null, childrenByParent(all));
        PageInfo place = new PageInfo(all.size(), (long) all.size(), null, null, null);
        Total total = Total.of(all.size());
        return new DeliveryList<>(
                roots, place, new ListPage<>(query, roots, total, Optional.empty(), Optional.empty()));
    }

    private static Map<Optional<UUID>, List<CategoryView>> childrenByParent(List<CategoryView> all) {
        Map<Optional<UUID>, List<CategoryView>> children = new HashMap<>();
        all.forEach(one -> children.computeIfAbsent(Optional.ofNullable(one.parentId()), id -> new ArrayList<>())
                .add(one));
        return children;
    }

    private static List<CategoryView> below(
            @Nullable UUID parent, Map<Optional<UUID>, List<CategoryView>> childrenByParent) {
        return childrenByParent.getOrDefault(Optional.ofNullable(parent), List.of()).stream()
                .map(one -> one.with(below(one.id(), childrenByParent)))
                .toList();
    }

    private <T> Found<T> find(Kind<T> kind, String slugOrId) {
        Optional<UUID> id = IdReader.of(slugOrId);
        if (id.isPresent()) {
            return found(taxonomy.byId(kind, id.get(), now()).orElseThrow(ProblemException::notFound));
        }
        String slug = Slug.normalise(slugOrId);
        if (Slug.violation(slug).isPresent()) {
            throw ProblemException.notFound();
        }
        Optional<T> current = taxonomy.bySlug(kind, slug, now());
        return current.isPresent() ? found(current.get()) : moved(kind, slug);
    }

    private <T> Found<T> moved(Kind<T> kind, String slug) {
        @Nullable String successor = taxonomy.successor(kind, slug);
        if (successor == null || taxonomy.bySlug(kind, successor, now()).isEmpty()) {
            throw ProblemException.notFound();
        }
        return new Found<>(Optional.empty(), Optional.of(successor));
    }

    private static <T> Found<T> found(T record) {
        return new Found<>(Optional.of(record), Optional.empty());
    }

    private Map<String, Object> now() {
        return Map.of("now", clock.instant());
    }
}
