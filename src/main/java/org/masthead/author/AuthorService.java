package org.masthead.author;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.picture.AssetImages;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.Conflict;
import org.masthead.http.WriteGuard;
import org.masthead.http.json.JsonBody;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;
import org.masthead.site.Ids;
import org.masthead.slug.Successor;

/** Reads and writes authors. */
@Singleton
@Transactional
class AuthorService {

    /** What events call an author. */
    static final String TYPE = "author";

    private final AuthorRepository authors;
    private final AssetImages images;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    AuthorService(AuthorRepository authors, AssetImages images, EventLog events, Ids ids, Clock clock) {
        this.authors = authors;
        this.images = images;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<AuthorView> list(ListQuery query) {
        return authors.page(query);
    }

    /** @throws org.masthead.http.problem.ProblemException NOT_FOUND */
    AuthorView get(UUID id) {
        return authors.view(id);
    }

    /** @throws org.masthead.http.problem.ProblemException VALIDATION_FAILED, SLUG_TAKEN */
    AuthorView create(JsonBody body) {
        return authors.view(insert(body.as(AuthorDraft.class, AuthorView.class)));
    }

    /** A new author; tells its id. */
    UUID insert(AuthorDraft draft) {
        Instant now = clock.instant();
        Author author = new Author(ids.next(), now);
        author.write(draft, images.read(draft.avatar(), "avatar"), claimSlug(author, draft), now);
        authors.persistAndFlush(author);
        events.append(TYPE, author.id(), EventType.CREATED, author.slug());
        return author.id();
    }

    /** @throws org.masthead.http.problem.ProblemException as for create, NOT_FOUND, STALE_VERSION */
    AuthorView update(UUID id, JsonBody body, WriteGuard guard) {
        Author author = authors.lock(id);
        guard.check(author.version(), () -> authors.view(id), () -> Conflict.withoutBase(body, AuthorDraft.of(author)));
        AuthorDraft draft = body.over(AuthorDraft.of(author), AuthorView.class);
        boolean keepsSlug = author.slug().equals(draft.slug());
        author.write(
                draft,
                images.read(draft.avatar(), "avatar"),
                keepsSlug ? author.slug() : claimSlug(author, draft),
                clock.instant());
        authors.flush();
        events.appendLive(TYPE, id, EventType.UPDATED, author.slug());
        return authors.view(id);
    }

    /**
     * Puts another author in the place of this one, which goes.
     *
     * @return the other one
     * @throws org.masthead.http.problem.ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED
     */
    AuthorView merge(UUID id, JsonBody body, WriteGuard guard) {
        authors.merges().hold();
        Author gone = authors.lock(id);
        guard.check(gone.version(), () -> authors.view(id));
        Author successor = authors.lock(Successor.ofMerge(body, id));
        authors.merges().merge(id, successor.id());
        authors.moveUsers(id, successor.id());
        authors.delete(gone);
        successor.absorb(clock.instant());
        authors.flush();
        events.appendLive(TYPE, id, EventType.MERGED, gone.slug());
        events.appendLive(TYPE, successor.id(), EventType.UPDATED, successor.slug());
        return authors.view(successor.id());
    }

    /**
     * Takes the author away, and off all posts, unless another is to stand there.
     *
     * @throws org.masthead.http.problem.ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED
     */
    AuthorView delete(UUID id, @Nullable UUID reassignTo, WriteGuard guard) {
        authors.merges().hold();
        Author author = authors.lock(id);
        guard.check(author.version(), () -> authors.view(id));
        AuthorView last = authors.view(id);
        if (reassignTo != null) {
            UUID successor = authors.lock(Successor.ofDeletion(reassignTo, id)).id();
            authors.merges().reassign(id, successor);
            authors.moveUsers(id, successor);
        }
        authors.delete(author);
        authors.flush();
        events.appendLive(TYPE, id, EventType.DELETED, last.slug());
        return last;
    }

    private String claimSlug(Author author, AuthorDraft draft) {
        return draft.slug() == null || draft.slug().isEmpty()
                ? authors.slugs().claimMade(author.id(), draft.name() == null ? "" : draft.name())
                : authors.slugs().claim(author.id(), draft.slug());
    }
}
