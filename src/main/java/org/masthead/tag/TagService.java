package org.masthead.tag;

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
import org.masthead.site.Site;
import org.masthead.slug.Successor;

/** Reads and writes tags. */
@Singleton
@Transactional
class TagService {

    /** What events call a tag. */
    static final String TYPE = "tag";

    private final TagRepository tags;
    private final AssetImages images;
    private final EventLog events;
    private final Site site;
    private final Ids ids;
    private final Clock clock;

    TagService(TagRepository tags, AssetImages images, EventLog events, Site site, Ids ids, Clock clock) {
        this.tags = tags;
        this.images = images;
        this.events = events;
        this.site = site;
        this.ids = ids;
        this.clock = clock;
    }

    ListPage<TagView> list(ListQuery query) {
        return tags.page(query);
    }

    /** @throws org.masthead.http.problem.ProblemException NOT_FOUND */
    TagView get(UUID id) {
        return tags.view(id);
    }

    /** @throws org.masthead.http.problem.ProblemException VALIDATION_FAILED, NAME_TAKEN, SLUG_TAKEN */
    TagView create(JsonBody body) {
        TagDraft draft = body.as(TagDraft.class, TagView.class);
        Instant now = clock.instant();
        Tag tag = new Tag(ids.next(), now);
        tag.write(draft, images.read(draft.image(), "image"), claimSlug(tag, draft), site.locale(), now);
        tags.persistAndFlush(tag);
        events.append(TYPE, tag.id(), EventType.CREATED, tag.slug());
        return tags.view(tag.id());
    }

    /** @throws org.masthead.http.problem.ProblemException as for create, NOT_FOUND, STALE_VERSION */
    TagView update(UUID id, JsonBody body, WriteGuard guard) {
        Tag tag = tags.lock(id);
        guard.check(tag.version(), () -> tags.view(id), () -> Conflict.withoutBase(body, TagDraft.of(tag)));
        TagDraft draft = body.over(TagDraft.of(tag), TagView.class);
        boolean keepsSlug = tag.slug().equals(draft.slug());
        tag.write(
                draft,
                images.read(draft.image(), "image"),
                keepsSlug ? tag.slug() : claimSlug(tag, draft),
                site.locale(),
                clock.instant());
        tags.flush();
        events.appendLive(TYPE, id, EventType.UPDATED, tag.slug());
        return tags.view(id);
    }

    /**
     * Puts another tag in the place of this one, which goes.
     *
     * @return the other one
     * @throws org.masthead.http.problem.ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED
     */
    TagView merge(UUID id, JsonBody body, WriteGuard guard) {
        tags.merges().hold();
        Tag gone = tags.lock(id);
        guard.check(gone.version(), () -> tags.view(id));
        Tag successor = tags.lock(Successor.ofMerge(body, id));
        tags.merges().merge(id, successor.id());
        tags.delete(gone);
        successor.absorb(clock.instant());
        tags.flush();
        events.appendLive(TYPE, id, EventType.MERGED, gone.slug());
        events.appendLive(TYPE, successor.id(), EventType.UPDATED, successor.slug());
        return tags.view(successor.id());
    }

    /**
     * Takes the tag away, and off all posts, unless another is to stand there.
     *
     * @throws org.masthead.http.problem.ProblemException NOT_FOUND, STALE_VERSION, VALIDATION_FAILED
     */
    TagView delete(UUID id, @Nullable UUID reassignTo, WriteGuard guard) {
        tags.merges().hold();
        Tag tag = tags.lock(id);
        guard.check(tag.version(), () -> tags.view(id));
        TagView last = tags.view(id);
        if (reassignTo != null) {
            UUID successor = tags.lock(Successor.ofDeletion(reassignTo, id)).id();
            tags.merges().reassign(id, successor);
        }
        tags.delete(tag);
        tags.flush();
        events.appendLive(TYPE, id, EventType.DELETED, last.slug());
        return last;
    }

    private String claimSlug(Tag tag, TagDraft draft) {
        return draft.slug() == null || draft.slug().isEmpty()
                ? tags.slugs().claimMade(tag.id(), draft.name() == null ? "" : draft.name())
                : tags.slugs().claim(tag.id(), draft.slug());
    }
}
