package org.masthead.post;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.event.Origin;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.http.problem.Violations;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.SavedBy;
import org.masthead.site.Ids;

/** Saves posts, whoever asks: an editor's tool or an import. Needs a transaction. */
@Singleton
public class PostWriter {

    /**
     * What a post holds before a save, which it is read as a translation of, and where it stands.
     *
     * @param shownExcerpt the excerpt that came from the body, where the writer was shown it and may send it back
     */
    record Stored(
            PostContent content,
            @Nullable UUID translationOf,
            PostStatus status,
            @Nullable String shownExcerpt) {

        /** The draft that would write it. */
        PostDraft draft() {
            return PostDraft.of(content, shownExcerpt, translationOf, status);
        }
    }

    /** The type of posts in the log. */
    public static final String TYPE = "post";

    /** Posts of a group of translations: each names all others to readers. */
    private static final int MOST_TRANSLATIONS = 100;

    private final PostRepository posts;
    private final PostSlugRepository slugs;
    private final PostRevisionRepository revisions;
    private final PostContentReader contents;
    private final EventLog events;
    private final Origin origin;
    private final Ids ids;
    private final Clock clock;

    PostWriter(
            PostRepository posts,
            PostSlugRepository slugs,
            PostRevisionRepository revisions,
            PostContentReader contents,
            EventLog events,
            Origin origin,
            Ids ids,
            Clock clock) {
        this.posts = posts;
        this.slugs = slugs;
        this.revisions = revisions;
        this.contents = contents;
        this.events = events;
        this.origin = origin;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ProblemException VALIDATION_FAILED, SLUG_TAKEN, CONFLICT */
    public Post create(PostDraft draft, Save save) {
        return create(draft, save, new Violations());
    }

    /**
     * Saves a new post, unless something is wrong with it.
     *
     * @param wrong what is known to be wrong; all that is found is told with it
     * @throws ProblemException VALIDATION_FAILED, MALFORMED_REQUEST, SLUG_TAKEN, CONFLICT
     */
    Post create(PostDraft draft, Save save, Violations wrong) {
        posts.holdRelations();
        Post post = new Post(ids.next(), origin.actor(), clock.instant());
        PostContent content = contents.read(draft, Optional.empty(), null, wrong);
        Optional<UUID> group = group(draft.translationOf(), wrong);
        wrong.throwIfAny();
        group.ifPresent(found -> join(post, found, content.locale()));
        save(post, Optional.empty(), withSlug(post, content, draft.slug(), save), true, save);
        note(post, EventType.CREATED, save);
        return post;
    }

    /**
     * Saves a post that {@link PostRepository#lock} holds; it stays in its group of translations.
     *
     * @throws ProblemException as for create
     */
    public void update(Post post, PostContent stored, PostDraft draft, Save save) {
        update(post, new Stored(stored, draft.translationOf(), PostStatus.DRAFT, null), draft, save, new Violations());
    }

    /**
     * Saves a locked post, unless something is wrong with the draft.
     *
     * @param stored what it holds
     * @param wrong what is known to be wrong; all that is found is told with it
     */
    void update(Post post, Stored stored, PostDraft draft, Save save, Violations wrong) {
        PostContent before = stored.content();
        PostContent content = contents.read(draft, Optional.of(before), stored.shownExcerpt(), wrong);
        boolean moves = !Objects.equals(draft.translationOf(), stored.translationOf());
        Optional<UUID> group = moves ? group(draft.translationOf(), wrong) : Optional.empty();
        wrong.throwIfAny();
        if (post.isDeleted()) {
            throw new ProblemException(ProblemType.CONFLICT, "The post is in the trash; restore it first.");
        }
        if (moves || !before.locale().equals(content.locale())) {
            UUID home = moves ? group.orElseGet(ids::next) : post.translationGroup();
            join(post, home, content.locale());
        }
        boolean keepsSlug =
                before.slug().equals(draft.slug()) && before.locale().equals(content.locale());
        if (!keepsSlug) {
            slugs.release(post.id());
        }
        PostContent named = keepsSlug ? content.withSlug(before.slug()) : withSlug(post, content, draft.slug(), save);
        if (save.kind() == Save.Kind.AUTOSAVE && !moves && named.equals(before)) {
            return;
        }
        save(post, Optional.of(before), named, moves, save);
        note(post, EventType.UPDATED, save);
    }

    /** Readers see nothing of a save, but that a slug which is taken from another post leads to that no more. */
    private void note(Post post, EventType type, Save save) {
        if (save.takeSlug()) {
            events.appendLive(TYPE, post.id(), type, post.slug());
        } else {
            events.append(TYPE, post.id(), type, post.slug());
        }
    }

    /**
     * Saves what became of a locked post since its pictures are others: all else is as it was.
     *
     * @param save how that came about
     */
    public void swapPictures(Post post, PostContent content, Save save) {
        Origin.Actor editor = origin.actor();
        post.write(content, true, editor, clock.instant());
        posts.persistAndFlush(post);
        revisions.keep(post, content, save, new SavedBy(editor.id(), editor.name()));
        events.append(TYPE, post.id(), EventType.UPDATED, post.slug());
    }

    private Optional<UUID> group(@Nullable UUID translationOf, Violations wrong) {
        Optional<UUID> group = translationOf == null ? Optional.empty() : posts.translationGroup(translationOf);
        if (translationOf != null && group.isEmpty()) {
            addUnknownTranslation(translationOf, wrong);
        }
        return group;
    }

    /** Notes that a draft names a post that is not there, or that its writer may not know of. */
    static void addUnknownTranslation(UUID other, Violations wrong) {
        wrong.add("translationOf", "unknown-id", "`translationOf` names no post: " + other);
    }

    private void join(Post post, UUID group, String locale) {
        if (posts.countTranslations(group, post.id()) >= MOST_TRANSLATIONS) {
            String message = "A group of translations has at most " + MOST_TRANSLATIONS + " posts";
            throw ProblemException.of(
                    ProblemType.VALIDATION_FAILED, List.of(new Violation("translationOf", "length", message)));
        }
        checkLocale(post, group, locale);
        post.join(group);
    }

    /**
     * Refuses a locale that another post of a group has. A unique index decides races; this look is for the message.
     *
     * @throws ProblemException CONFLICT
     */
    public void checkLocale(Post post, UUID group, String locale) {
        if (posts.hasTranslation(group, locale, post.id())) {
            String message = "The group of translations has a post in `" + locale + "` already.";
            throw ProblemException.of(ProblemType.CONFLICT, "locale", message);
        }
    }

    private PostContent withSlug(Post post, PostContent content, @Nullable String given, Save save) {
        String slug = given == null || given.isBlank()
                ? slugs.claimMade(post.id(), content.locale(), content.title())
                : slugs.claim(post.id(), content.locale(), given, save.takeSlug());
        return content.withSlug(slug);
    }

    /** @param moves whether it becomes a translation of others, which readers are to see as well */
    private void save(Post post, Optional<PostContent> before, PostContent content, boolean moves, Save save) {
        Origin.Actor editor = origin.actor();
        post.write(content, moves || !before.equals(Optional.of(content)), editor, clock.instant());
        posts.persistAndFlush(post);
        boolean keepsAliases = before.map(PostContent::aliases)
                        .orElse(List.of())
                        .equals(content.aliases())
                && before.map(PostContent::locale).orElse(content.locale()).equals(content.locale());
        if (!keepsAliases) {
            slugs.setAliases(post.id(), content.locale(), content.aliases());
        }
        posts.relate(post.id(), before, content);
        revisions.keep(post, content, save, new SavedBy(editor.id(), editor.name()));
    }
}
