package org.masthead.category;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.category.CategoryTreeRepository.Moved;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.Conflict;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.site.Ids;
import org.masthead.slug.Successor;

/**
 * Reads and writes categories. Every write holds the tree first: the check for a cycle and the move are one step to others,
 * and no two writes wait for one another.
 */
@Singleton
@Transactional
class CategoryService {

    /** What events call a category. */
    static final String TYPE = "category";

    private final CategoryRepository categories;
    private final CategoryTreeRepository tree;
    private final AssetImages images;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    CategoryService(
            CategoryRepository categories,
            CategoryTreeRepository tree,
            AssetImages images,
            EventLog events,
            Ids ids,
            Clock clock) {
        this.categories = categories;
        this.tree = tree;
        this.images = images;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<CategoryView> list(ListQuery query) {
        return categories.page(query);
    }

    /** @throws ProblemException NOT_FOUND */
    CategoryView get(UUID id) {
        return categories.view(id);
    }

    /** @throws ProblemException VALIDATION_FAILED, SLUG_TAKEN */
    CategoryView create(JsonBody body) {
        return categories.view(insert(body.as(CategoryDraft.class, CategoryView.class)));
    }

    /** A new category; tells its id. */
    UUID insert(CategoryDraft draft) {
        tree.lock();
        checkParent(draft.parentId());
        Instant now = clock.instant();
        Category category = new Category(ids.next(), now);
        category.write(draft, images.read(draft.image(), "image"), claimSlug(category, draft), now);
        categories.persistAndFlush(category);
        tree.place(category.id(), new CategoryPlace(draft.parentId(), draft.position()));
        checkLevels(category.id(), "parentId");
        events.append(TYPE, category.id(), EventType.CREATED, category.slug());
        return category.id();
    }

    /** @throws ProblemException as for create, NOT_FOUND, STALE_VERSION, CATEGORY_CYCLE */
    CategoryView update(UUID id, JsonBody body, WriteGuard guard) {
        tree.lock();
        Category category = categories.lock(id);
        guard.check(
                category.version(),
                () -> categories.view(id),
                () -> Conflict.withoutBase(body, CategoryDraft.of(category)));
        CategoryDraft draft = body.over(CategoryDraft.of(category), CategoryView.class);
        CategoryPlace place = draft.place(category, body);
        checkMove(id, place.parentId());
        boolean keepsSlug = category.slug().equals(draft.slug());
        boolean keepsPlace = category.place().equals(place);
        category.write(
                draft,
                images.read(draft.image(), "image"),
                keepsSlug ? category.slug() : claimSlug(category, draft),
                clock.instant());
        categories.flush();
        events.appendLive(TYPE, id, EventType.UPDATED, category.slug());
        if (!keepsSlug || !keepsPlace) {
            appendMoves(id, tree.place(id, place));
            checkLevels(id, "parentId");
        }
        return categories.view(id);
    }

    /**
     * Puts another category in the place of this one, which goes; its children move below the other, behind those there.
     *
     * @return the other one
     * @throws ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED, CATEGORY_CYCLE
     */
    CategoryView merge(UUID id, JsonBody body, WriteGuard guard) {
        categories.merges().hold();
        tree.lock();
        Category gone = categories.lock(id);
        guard.check(gone.version(), () -> categories.view(id));
        Category successor = categories.lock(Successor.ofMerge(body, id));
        if (tree.isBelow(successor.id(), id)) {
            throw cycle("into", "The category cannot go into " + successor.id() + ", which stands below it.");
        }
        List<Moved> moved = tree.adoptChildren(id, successor.id());
        checkLevels(successor.id(), "into");
        categories.merges().merge(id, successor.id());
        categories.delete(gone);
        successor.absorb(clock.instant());
        categories.flush();
        events.appendLive(TYPE, id, EventType.MERGED, gone.slug());
        events.appendLive(TYPE, successor.id(), EventType.UPDATED, successor.slug());
        appendMoves(successor.id(), moved);
        return categories.view(successor.id());
    }

    /**
     * Takes the category away, and off all posts, unless another is to stand there; its children move up into its place.
     *
     * @throws ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED
     */
    CategoryView delete(UUID id, @Nullable UUID reassignTo, WriteGuard guard) {
        categories.merges().hold();
        tree.lock();
        Category category = categories.lock(id);
        guard.check(category.version(), () -> categories.view(id));
        CategoryView last = categories.view(id);
        if (reassignTo != null) {
            Category successor = categories.lock(Successor.ofDeletion(reassignTo, id));
            categories.merges().reassign(id, successor.id());
        }
        List<Moved> moved = tree.liftChildren(id);
        categories.delete(category);
        categories.flush();
        events.appendLive(TYPE, id, EventType.DELETED, last.slug());
        appendMoves(id, moved);
        return last;
    }

    /** Those below have another path, which readers of the log are to know; their versions stay. */
    private void appendMoves(UUID id, List<Moved> moved) {
        moved.stream()
                .filter(other -> !other.id().equals(id))
                .forEach(other -> events.appendLive(TYPE, other.id(), EventType.UPDATED, other.slug()));
    }

    private void checkMove(UUID id, @Nullable UUID parentId) {
        checkParent(parentId);
        if (parentId != null && tree.isBelow(parentId, id)) {
            throw cycle(
                    "parentId",
                    "The category cannot stand below " + parentId + ", which is itself or stands below it.");
        }
    }

    private void checkParent(@Nullable UUID parentId) {
        if (parentId != null && !tree.exists(parentId)) {
            throw refused("parentId", "unknown-id", "`parentId`: there is no category with the id " + parentId);
        }
    }

    private void checkLevels(UUID id, String field) {
        if (tree.levels(id) > Category.MAX_LEVELS) {
            String message = "`" + field + "` would make more than " + Category.MAX_LEVELS + " levels of categories";
            throw refused(field, "depth", message);
        }
    }

    private static ProblemException refused(String field, String code, String message) {
        return ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation(field, code, message)));
    }

    private static ProblemException cycle(String field, String message) {
        return ProblemException.of(ProblemType.CATEGORY_CYCLE, field, message);
    }

    private String claimSlug(Category category, CategoryDraft draft) {
        return draft.slug() == null || draft.slug().isEmpty()
                ? categories.slugs().claimMade(category.id(), draft.name() == null ? "" : draft.name())
                : categories.slugs().claim(category.id(), draft.slug());
    }
}
