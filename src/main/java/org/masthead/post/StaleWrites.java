package org.masthead.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Conflict;
import org.masthead.http.problem.Violations;
import org.masthead.post.content.ContentFields;
import org.masthead.post.content.ContentFields.Related;
import org.masthead.post.content.ContentMerge;
import org.masthead.post.content.PostContent;
import org.masthead.post.content.PostDate;
import org.masthead.text.Slug;
import org.masthead.text.markdown.Markdown;

/**
 * Compares an edit of a version that is no longer the current one with what others have saved since: what its writer read,
 * what stands there by now, and what he wants, field by field. Needs a transaction.
 */
@Singleton
class StaleWrites {

    private final PostRevisionRepository revisions;
    private final PostContentReader contents;
    private final ContentFields fields;
    private final ObjectMapper json;

    StaleWrites(PostRevisionRepository revisions, PostContentReader contents, ContentFields fields, ObjectMapper json) {
        this.revisions = revisions;
        this.contents = contents;
        this.fields = fields;
        this.json = json;
    }

    /**
     * Both changes side by side.
     *
     * @param conflicts the fields in which the edit and the record differ
     * @param draft what takes both changes, where nothing stands against that
     */
    record Reconciled(List<Conflict> conflicts, Optional<PostDraft> draft) {}

    /**
     * Compares an edit with a locked post.
     *
     * @param read the version that its writer read last, as far as he tells
     * @param wrong takes what is wrong with the edit
     */
    Reconciled reconcile(Post post, PostWriter.Stored stored, PostEdit edit, OptionalLong read, Violations wrong) {
        PostContent theirs = revisions.asKept(stored.content());
        Optional<PostContent> kept =
                read.isPresent() ? revisions.contentAt(post.id(), read.getAsLong()) : Optional.empty();
        @Nullable PostDate given = isOfPublish(theirs.date(), post) ? theirs.date() : null;
        Optional<PostContent> base = kept.map(content -> content.dated(given));
        PostContent start = base.orElse(theirs);
        PostDraft draft = edit.over(
                PostDraft.of(start, derivedExcerpt(start), stored.translationOf(), stored.status()), start, wrong);
        PostContent yours = contents.read(draft, Optional.of(start), derivedExcerpt(start), wrong);
        wrong.throwIfAny();
        PostContent named = revisions.asKept(yours.withSlug(slug(draft, start)));
        // Whether he read the date that the first publish gave, or none yet, the revision does not tell.
        boolean leavesDate = kept.filter(content -> content.date() == null).isPresent()
                && (named.date() == null || isOfPublish(named.date(), post));
        PostContent wanted = leavesDate ? named.withDate(theirs.date()) : named;
        ContentMerge merge = base.map(was -> ContentMerge.of(was, theirs, wanted))
                .orElseGet(() -> ContentMerge.withoutBase(theirs, wanted));
        List<Conflict> conflicts = new ArrayList<>(conflicts(merge.differing(), base, theirs, wanted));
        conflicts.addAll(besides(stored, draft));
        Optional<PostDraft> both = conflicts.stream().allMatch(Conflict::mergeable)
                ? Optional.of(PostDraft.of(merge.merged(), null, draft.translationOf(), draft.status()))
                : Optional.empty();
        return new Reconciled(conflicts, both);
    }

    private static boolean isOfPublish(@Nullable PostDate date, Post post) {
        return date != null && date.instant().equals(post.publishedAt());
    }

    private static String slug(PostDraft draft, PostContent start) {
        return draft.slug() == null || draft.slug().isBlank() ? start.slug() : Slug.normalise(draft.slug());
    }

    /** What no revision keeps, so that it is not known whether it was the edit that changed it. */
    private List<Conflict> besides(PostWriter.Stored stored, PostDraft draft) {
        List<Conflict> conflicts = new ArrayList<>();
        if (draft.status() != null && draft.status() != stored.status()) {
            conflicts.add(besides("status", stored.status(), draft.status()));
        }
        if (!Objects.equals(draft.translationOf(), stored.translationOf())) {
            conflicts.add(besides("translationOf", stored.translationOf(), draft.translationOf()));
        }
        return conflicts;
    }

    private Conflict besides(String field, @Nullable Object theirs, @Nullable Object yours) {
        return new Conflict(field, null, json.valueToTree(theirs), json.valueToTree(yours), false);
    }

    private static String derivedExcerpt(PostContent content) {
        return Markdown.render(content.body()).excerpt();
    }

    private List<Conflict> conflicts(
            Map<String, Boolean> differing, Optional<PostContent> base, PostContent theirs, PostContent yours) {
        Related related = fields.related(
                Stream.concat(base.stream(), Stream.of(theirs, yours)).toList());
        Optional<Map<String, JsonNode>> before = base.map(content -> fields.of(content, related));
        Map<String, JsonNode> now = fields.of(theirs, related);
        Map<String, JsonNode> wanted = fields.of(yours, related);
        List<Conflict> conflicts = new ArrayList<>();
        differing.forEach((field, mergeable) -> conflicts.add(new Conflict(
                field, before.map(was -> was.get(field)).orElse(null), now.get(field), wanted.get(field), mergeable)));
        return conflicts;
    }
}
