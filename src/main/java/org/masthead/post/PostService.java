package org.masthead.post;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Permission;
import org.masthead.access.Role;
import org.masthead.http.Conflict;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.Condition;
import org.masthead.http.list.ListQuery;
import org.masthead.http.list.Operator;
import org.masthead.http.page.ListPage;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violations;
import org.masthead.post.content.PostContent;

/** Reads and writes working copies for callers of the admin API; an author meets only his own posts. */
@Singleton
@Transactional
public class PostService {

    private static final Set<String> SHOWN = Set.of("body", "html");

    private final PostRepository posts;
    private final PostViewRepository views;
    private final StaleWrites staleWrites;
    private final PostWriter writer;
    private final StatusChanges statuses;
    private final CurrentCaller callers;
    private final Clock clock;

    PostService(
            PostRepository posts,
            PostViewRepository views,
            StaleWrites staleWrites,
            PostWriter writer,
            StatusChanges statuses,
            CurrentCaller callers,
            Clock clock) {
        this.posts = posts;
        this.views = views;
        this.staleWrites = staleWrites;
        this.writer = writer;
        this.statuses = statuses;
        this.callers = callers;
        this.clock = clock;
    }

    ListPage<PostView> list(ListQuery query) {
        List<Condition> conditions = new ArrayList<>();
        if (query.conditions().stream().noneMatch(c -> c.field().equals("deleted"))) {
            conditions.add(new Condition("deleted", Operator.EQUAL, List.of("false")));
        }
        Caller caller = callers.get();
        if (!caller.is(Role.EDITOR)) {
            conditions.add(new Condition("createdBy", Operator.EQUAL, List.of(caller.id())));
        }
        return views.page(query.and(conditions));
    }

    /** @throws ProblemException NOT_FOUND */
    public PostView get(UUID id, Set<String> formats) {
        PostView post = views.view(id, formats);
        if (!mayMeet(callers.get(), post.createdBy().id())) {
            throw ProblemException.notFound();
        }
        return post;
    }

    /** @throws ProblemException VALIDATION_FAILED, SLUG_TAKEN, CONFLICT, FORBIDDEN */
    PostView create(JsonBody body, Save save) {
        checkTakeOver(save);
        Violations wrong = new Violations();
        PostDraft draft = body.as(PostDraft.class, PostView.class, wrong)
                .byDefault(callers.get().authorId());
        check(draft, PostStatus.DRAFT, null, wrong);
        Post post = writer.create(draft, save, wrong);
        if (draft.status() == PostStatus.PUBLISHED) {
            demandPublisher();
            statuses.publishNew(post);
        }
        return shown(post);
    }

    /**
     * Changes a post.
     *
     * @param merges whether an edit of an older version is taken where it is in conflict with nothing that came after
     * @throws ProblemException as for create, NOT_FOUND, STALE_VERSION with the record and the conflicts
     */
    public PostView update(UUID id, PostEdit edit, WriteGuard guard, Save save, boolean merges) {
        checkTakeOver(save);
        // What was stale before others are kept waiting stays so: it is refused without holding the post.
        boolean late =
                guard.isConditional() && !posts.version(id).map(guard::allows).orElse(true);
        Post post = late && !merges ? mine(posts.findById(id)) : own(id);
        PostView before = views.view(id, Set.of());
        PostContent content = post.content(before.tagIds(), before.categoryIds(), before.authorIds(), before.aliases());
        PostWriter.Stored stored =
                new PostWriter.Stored(content, before.translationOf(), before.status(), post.derivedExcerpt());
        Violations wrong = new Violations();
        boolean stale = !guard.allows(post.version());
        PostDraft draft = stale
                ? reconciled(post, stored, edit, guard, merges, wrong)
                : edit.over(stored.draft(), stored.content(), wrong);
        check(draft, before.status(), before.translationOf(), wrong);
        writer.update(post, stored, draft, stale ? save.merged() : save, wrong);
        changeStatus(post, before.status(), draft.status());
        return shown(post);
    }

    /**
     * Whether a record that is sent back was read before a schedule came due. That steps no version, but makes the status
     * another: the one in the record is then no wish, but what its reader saw.
     */
    boolean isFromBeforeAnEdge(JsonBody body) {
        return Stream.of("publishAt", "unpublishAt")
                .map(body::instant)
                .flatMap(Optional::stream)
                .anyMatch(edge -> !edge.isAfter(clock.instant()));
    }

    private PostDraft reconciled(
            Post post, PostWriter.Stored stored, PostEdit edit, WriteGuard guard, boolean merges, Violations wrong) {
        StaleWrites.Reconciled both = staleWrites.reconcile(post, stored, edit, guard.demanded(), wrong);
        return both.draft()
                .filter(draft -> merges)
                .orElseThrow(() -> Conflict.refusal(post.version(), shown(post.id()), both.conflicts()));
    }

    /** A copy of a post, as a draft under a slug of its own; it has no date, no aliases and no translations. */
    PostView duplicate(UUID id) {
        Post post = own(id);
        PostContent copied = posts.content(post).copy();
        Post copy = writer.create(PostDraft.of(copied, null, null, null), Save.byHand(null, false));
        return shown(copy);
    }

    /**
     * The post, held against other writers, if the caller may meet it.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Post own(UUID id) {
        return mine(posts.lock(id));
    }

    /**
     * The same, if it is at the version that a write demands.
     *
     * @throws ProblemException NOT_FOUND, STALE_VERSION
     */
    public Post own(UUID id, WriteGuard guard) {
        Post post = own(id);
        guard.check(post.version(), () -> shown(id));
        return post;
    }

    /** The record as writes answer it. */
    public PostView shown(UUID id) {
        return views.view(id, SHOWN);
    }

    /** The same of a post that this transaction has written. */
    private PostView shown(Post post) {
        return views.view(post.id(), SHOWN, post::render);
    }

    private Post mine(@Nullable Post post) {
        if (post == null || !mayMeet(callers.get(), post.createdBy())) {
            throw ProblemException.notFound();
        }
        return post;
    }

    private static boolean mayMeet(Caller caller, @Nullable UUID createdBy) {
        return caller.is(Role.EDITOR) || caller.id().equals(createdBy);
    }

    /** What depends on who writes, and on where the post stands with its readers. */
    private void check(PostDraft draft, PostStatus now, @Nullable UUID translationOf, Violations wrong) {
        if (draft.status() == PostStatus.SCHEDULED && now != PostStatus.SCHEDULED) {
            wrong.add("status", "value", "`status` can be set to published or draft");
        }
        @Nullable UUID other = draft.translationOf();
        if (other != null && !other.equals(translationOf) && isAnothers(other)) {
            PostWriter.addUnknownTranslation(other, wrong);
        }
    }

    private boolean isAnothers(UUID id) {
        return posts.findByIdOptional(id)
                .filter(post -> !mayMeet(callers.get(), post.createdBy()))
                .isPresent();
    }

    /** Stock admin tools publish by sending another status. */
    private void changeStatus(Post post, PostStatus now, @Nullable PostStatus wanted) {
        if (wanted == null || wanted == now) {
            return;
        }
        demandPublisher();
        statuses.change(post, wanted);
    }

    /** A slug that is taken from another post no longer leads readers to that. */
    private void checkTakeOver(Save save) {
        if (save.takeSlug()) {
            demandPublisher();
        }
    }

    /** @throws ProblemException FORBIDDEN */
    public void demandPublisher() {
        if (!callers.get().may(Permission.POSTS_PUBLISH)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role or key does not publish or take down posts.");
        }
    }
}
