package org.masthead.post.bulk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.masthead.category.CategoryReferences;
import org.masthead.http.WriteGuard;
import org.masthead.http.bulk.BulkStep;
import org.masthead.http.json.JsonBody;
import org.masthead.http.problem.Violations;
import org.masthead.post.Post;
import org.masthead.post.PostRepository;
import org.masthead.post.PostService;
import org.masthead.post.Save;
import org.masthead.post.content.PostContent;
import org.masthead.post.publishing.PublishingService;
import org.masthead.post.publishing.Schedule;
import org.masthead.post.trash.TrashService;
import org.masthead.site.Site;
import org.masthead.tag.TagReferences;

/** What is done to each of many posts: just what the action on that post alone would do. Needs a transaction. */
@Singleton
class BulkWork {

    private static final WriteGuard UNGUARDED = WriteGuard.of(null);

    private final PostService posts;
    private final PostRepository repository;
    private final PublishingService publishing;
    private final TrashService trash;
    private final TagReferences tags;
    private final CategoryReferences categories;
    private final Site site;
    private final Clock clock;

    BulkWork(
            PostService posts,
            PostRepository repository,
            PublishingService publishing,
            TrashService trash,
            TagReferences tags,
            CategoryReferences categories,
            Site site,
            Clock clock) {
        this.posts = posts;
        this.repository = repository;
        this.publishing = publishing;
        this.trash = trash;
        this.tags = tags;
        this.categories = categories;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What is to be done to each post.
     *
     * @param wrong takes what is wrong with the draft beside its posts
     */
    BulkStep step(BulkDraft draft, JsonBody body, Violations wrong) {
        Schedule schedule = Schedule.of(body, draft.schedule(), clock.instant(), site.timeZone(), wrong);
        if (draft.action() != BulkAction.PUBLISH && (draft.at() != null || draft.until() != null)) {
            wrong.add(
                    draft.at() == null ? "until" : "at", "value", "`at` and `until` are for the action publish alone");
        }
        List<UUID> tagIds = tags.resolveIds(given(draft.tagIds()), "tagIds", wrong);
        List<UUID> categoryIds = categories.resolveIds(given(draft.categoryIds()), "categoryIds", wrong);
        return switch (Objects.requireNonNullElse(draft.action(), BulkAction.PUBLISH)) {
            case PUBLISH ->
                post -> publishing.publish(post, schedule, UNGUARDED).version();
            case UNPUBLISH -> post -> publishing.unpublish(post, UNGUARDED).version();
            case TRASH -> post -> trash.trash(post, UNGUARDED).version();
            case RESTORE -> post -> trash.restore(post, null, false, UNGUARDED).version();
            case ADD_TAGS ->
                relating(
                        "tagIds",
                        draft.tagIds(),
                        wrong,
                        content -> related(content, with(content, tagIds), content.categoryIds()));
            case REMOVE_TAGS ->
                relating(
                        "tagIds",
                        draft.tagIds(),
                        wrong,
                        content -> related(content, without(content, tagIds), content.categoryIds()));
            case SET_CATEGORIES ->
                relating(
                        "categoryIds",
                        draft.categoryIds(),
                        wrong,
                        content -> related(content, content.tagIds(), categoryIds));
        };
    }

    private static List<UUID> given(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids;
    }

    private BulkStep relating(
            String field, @Nullable List<UUID> ids, Violations wrong, UnaryOperator<PostContent> change) {
        if (ids == null && !wrong.concern(field)) {
            wrong.add(field, "required", "`" + field + "` is required for this action");
        }
        return id -> {
            Post post = posts.own(id);
            PostContent before = repository.content(post);
            PostContent after = change.apply(before);
            return after.equals(before)
                    ? post.version()
                    : posts.update(
                                    id,
                                    (draft, content, violations) ->
                                            draft.relatedTo(after.tagIds(), after.categoryIds()),
                                    UNGUARDED,
                                    Save.byHand(null, false),
                                    false)
                            .version();
        };
    }

    private static PostContent related(PostContent content, List<UUID> tags, List<UUID> categories) {
        return content.withRelations(tags, categories, content.authorIds());
    }

    private static List<UUID> with(PostContent content, List<UUID> more) {
        Set<UUID> all = new LinkedHashSet<>(content.tagIds());
        all.addAll(more);
        return List.copyOf(all);
    }

    private static List<UUID> without(PostContent content, List<UUID> fewer) {
        List<UUID> rest = new ArrayList<>(content.tagIds());
        rest.removeAll(fewer);
        return rest;
    }
}
