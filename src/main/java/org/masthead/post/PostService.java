package org.masthead.post;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Caller;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Permission;
import org.masthead.access.Role;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
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
    private final PostSlugRepository slugs;
    private final PostWriter writer;
    private final StatusChanges statuses;
    private final CurrentCaller callers;
    private final EventLog events;
    private final Clock clock;

    PostService(
            PostRepository posts,
            PostViewRepository views,
            PostSlugRepository slugs,
            PostWriter writer,
            StatusChanges statuses,
            CurrentCaller callers,
            EventLog events,
            Clock clock) {
        this.posts = posts;
        this.views = views;
        this.slugs = slugs;
        this.writer = writer;
        this.statuses = statuses;
        this.callers = callers;
        this.events = events;
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
        Violations wrong = new Violations();
        PostDraft draft = body.as(PostDraft.class, PostView.class, wrong)
                .byDefault(callers.get().authorId());
        check(draft, PostStatus.DRAFT, null, wrong);
        Post post = writer.create(draft, save, wrong);
        changeStatus(post.id(), PostStatus.DRAFT, draft.status());
        return views.view(post.id(), SHOWN);
    }

    /** @throws ProblemException as for create, NOT_FOUND, STALE_VERSION */
    PostView update(UUID id, JsonBody body, WriteGuard guard, Save save) {
        Post post = own(id);
        guard.check(post.version(), () -> views.view(id, SHOWN));
        PostContent stored = posts.content(post);
        PostView before = views.view(id, Set.of());
        Violations wrong = new Violations();
        PostDraft draft =
                body.over(PostDraft.of(post, stored, before.translationOf(), before.status()), PostView.class, wrong);
        check(draft, before.status(), before.translationOf(), wrong);
        writer.update(post, new PostWriter.Stored(stored, before.translationOf()), draft, save, wrong);
        changeStatus(id, before.status(), draft.status());
        return views.view(id, SHOWN);
    }

    /** Moves a post to the trash, out of readers' sight; its live slug stays with it. */
    PostView trash(UUID id, WriteGuard guard) {
        Post post = own(id);
        guard.check(post.version(), () -> views.view(id, SHOWN));
        if (!post.isDeleted()) {
            if (views.view(id, Set.of()).status() != PostStatus.DRAFT) {
                demandPublisher();
                statuses.change(id, PostStatus.DRAFT);
            }
            post.trash(clock.instant());
            slugs.release(id);
            posts.flush();
            events.append(PostWriter.TYPE, id, EventType.TRASHED, post.slug());
        }
        return views.view(id, SHOWN);
    }

    /** Removes a post, its revisions and its redirects for good. */
    PostView destroy(UUID id, WriteGuard guard) {
        Post post = own(id);
        guard.check(post.version(), () -> views.view(id, SHOWN));
        PostView last = views.view(id, SHOWN);
        if (last.status() != PostStatus.DRAFT) {
            demandPublisher();
            statuses.change(id, PostStatus.DRAFT);
        }
        posts.delete(post);
        posts.flush();
        events.append(PostWriter.TYPE, id, EventType.DELETED, last.slug());
        return last;
    }

    /** Takes a post out of the trash, under the next free slug when another post got its own meanwhile. */
    PostView restore(UUID id, WriteGuard guard) {
        Post post = own(id);
        guard.check(post.version(), () -> views.view(id, SHOWN));
        if (post.isDeleted()) {
            post.restore(slugs.claimNext(id, post.locale(), post.slug()));
            posts.flush();
            events.append(PostWriter.TYPE, id, EventType.RESTORED, post.slug());
        }
        return views.view(id, SHOWN);
    }

    /**
     * The post, held against other writers, if the caller may meet it.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Post own(UUID id) {
        Post post = posts.lock(id);
        if (!mayMeet(callers.get(), post.createdBy())) {
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
    private void changeStatus(UUID id, PostStatus now, @Nullable PostStatus wanted) {
        if (wanted == null || wanted == now) {
            return;
        }
        demandPublisher();
        statuses.change(id, wanted);
    }

    private void demandPublisher() {
        if (!callers.get().may(Permission.POSTS_PUBLISH)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your role or key does not publish or take down posts.");
        }
    }
}
