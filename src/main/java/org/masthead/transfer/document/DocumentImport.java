package org.masthead.transfer.document;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.access.CurrentCaller;
import org.masthead.access.Permission;
import org.masthead.http.json.RecordBinder;
import org.masthead.hugo.HugoDocument;
import org.masthead.hugo.MalformedDocumentException;
import org.masthead.hugo.post.HugoPost;
import org.masthead.post.Post;
import org.masthead.post.PostDraft;
import org.masthead.post.PostRepository;
import org.masthead.post.PostRevisionRepository;
import org.masthead.post.PostSlugRepository;
import org.masthead.post.PostWriter;
import org.masthead.post.Save;
import org.masthead.post.content.PostContent;
import org.masthead.post.document.Address;
import org.masthead.post.document.DraftOfDocument;
import org.masthead.post.document.Notice;
import org.masthead.post.publishing.Publishing;
import org.masthead.post.publishing.Schedule;
import org.masthead.site.Site;

/**
 * Makes a post of one document, or the next revision of the post that it made before; the same bytes again change nothing.
 * Needs a transaction, and a caller to act for.
 */
@Singleton
public final class DocumentImport {

    private final PostRepository posts;
    private final PostRevisionRepository revisions;
    private final PostSlugRepository slugs;
    private final PostWriter writer;
    private final Publishing publishing;
    private final RecordBinder drafts;
    private final CurrentCaller callers;
    private final Site site;
    private final Clock clock;

    DocumentImport(
            PostRepository posts,
            PostRevisionRepository revisions,
            PostSlugRepository slugs,
            PostWriter writer,
            Publishing publishing,
            RecordBinder drafts,
            CurrentCaller callers,
            Site site,
            Clock clock) {
        this.posts = posts;
        this.revisions = revisions;
        this.slugs = slugs;
        this.writer = writer;
        this.publishing = publishing;
        this.drafts = drafts;
        this.callers = callers;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Imports a document.
     *
     * @param overwrite whether a post that was edited, or never imported, gives way
     * @param addresses what the documents before it have taken
     * @throws org.masthead.http.problem.ProblemException when the post breaks a rule; the transaction is to be rolled back
     */
    public FileOutcome take(SourceDocument source, boolean overwrite, Addresses addresses) {
        HugoDocument document;
        try {
            document = HugoDocument.parse(source.bytes());
        } catch (MalformedDocumentException malformed) {
            return FileOutcome.refused(malformed);
        }
        HugoPost post = HugoPost.of(document, source.path(), site.timeZone());
        Address address = Address.of(post, site.locale());
        Optional<SourceDocument> before = addresses.taken(address, source);
        if (before.isPresent()) {
            return FileOutcome.refused(
                    "duplicate-address",
                    "\"" + before.get().path() + "\" of the same upload has the address \"" + address.slug() + "\".");
        }
        Optional<UUID> held = posts.findBySlug(address.locale(), address.slug());
        DraftOfDocument draft = new DraftOfDocument(document, post, address);
        return held.isPresent()
                ? update(posts.lock(held.get()), source, post, draft, overwrite)
                : create(source, post, draft, address);
    }

    private FileOutcome create(SourceDocument source, HugoPost post, DraftOfDocument document, Address address) {
        PostDraft draft = document.draft(Optional.empty(), alias -> slugs.isFree(null, address.locale(), alias));
        drafts.check(draft);
        Post created = writer.create(draft, Save.ofDocument(source.bytes(), source.path()));
        return FileOutcome.taken(Outcome.CREATED, created.id(), publish(created, post, document.notices()));
    }

    private FileOutcome update(
            Post stored, SourceDocument source, HugoPost post, DraftOfDocument document, boolean overwrite) {
        Optional<PostRevisionRepository.Source> former = revisions.lastImport(stored.id());
        boolean untouched = former.isPresent() && former.get().current();
        boolean same = former.isPresent() && Arrays.equals(former.get().bytes(), source.bytes());
        if (same && (untouched || !overwrite)) {
            return FileOutcome.taken(Outcome.UNCHANGED, stored.id(), List.of());
        }
        if (!untouched && !overwrite) {
            return former.isPresent()
                    ? FileOutcome.refused(
                            "edited-since",
                            "The post was edited here since it was imported; overwrite=true replaces that.",
                            stored.id())
                    : FileOutcome.refused(
                            "slug-taken",
                            "Another post has the slug \"" + stored.slug()
                                    + "\"; overwrite=true replaces what it says.",
                            stored.id());
        }
        PostContent content = posts.content(stored);
        PostDraft draft =
                document.draft(Optional.of(content), alias -> slugs.isFree(stored.id(), stored.locale(), alias));
        drafts.check(draft);
        writer.update(stored, content, draft, Save.ofDocument(source.bytes(), source.path()));
        return FileOutcome.taken(Outcome.UPDATED, stored.id(), publish(stored, post, document.notices()));
    }

    private List<Notice> publish(Post stored, HugoPost post, List<Notice> notices) {
        List<Notice> all = new ArrayList<>(notices);
        if (post.draft()) {
            return all;
        }
        Optional<Notice> reason = reasonNotToPublish(post);
        if (reason.isEmpty()) {
            publishing.publish(stored, schedule(post));
        }
        reason.ifPresent(all::add);
        return all;
    }

    private Schedule schedule(HugoPost post) {
        return new Schedule(instant(post.publishDate()), instant(post.expiryDate()), post.expiryDate() == null);
    }

    private Optional<Notice> reasonNotToPublish(HugoPost post) {
        if (!callers.get().may(Permission.POSTS_PUBLISH)) {
            return Optional.of(new Notice("not-published", "The key that imports it does not publish posts."));
        }
        Instant now = clock.instant();
        Instant from = Optional.ofNullable(instant(post.publishDate()))
                .filter(now::isBefore)
                .orElse(now);
        return post.expiryDate() == null || post.expiryDate().toInstant().isAfter(from)
                ? Optional.empty()
                : Optional.of(new Notice(
                        "expired", "Not published: its expiryDate has passed, or comes before its publishDate."));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
