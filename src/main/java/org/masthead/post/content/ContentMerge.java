package org.masthead.post.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masthead.text.diff.ThreeWay;

/**
 * Two changes of one content, laid side by side: field by field, a body line by line, relations and aliases as sets,
 * metadata member by member.
 */
public final class ContentMerge {

    private final PostContent base;
    private final PostContent theirs;
    private final PostContent yours;
    private final boolean hasBase;
    private final Map<String, Boolean> differing = new LinkedHashMap<>();
    private final PostContent merged;

    private ContentMerge(PostContent base, PostContent theirs, PostContent yours, boolean hasBase) {
        this.base = base;
        this.theirs = theirs;
        this.yours = yours;
        this.hasBase = hasBase;
        this.merged = new PostContent(
                field("locale", PostContent::locale),
                field("slug", PostContent::slug),
                field("title", PostContent::title),
                fieldOrNull("subtitle", PostContent::subtitle),
                fieldOrNull("excerpt", PostContent::excerpt),
                field("body", PostContent::body, ThreeWay::merge),
                fieldOrNull("date", PostContent::date),
                field("featured", PostContent::featured),
                field("toc", PostContent::toc),
                field("images", PostContent::images),
                field("seo", PostContent::seo),
                field("metadata", PostContent::metadata, ContentMerge::members),
                field("tags", PostContent::tagIds, ContentMerge::sets),
                field("categories", PostContent::categoryIds, ContentMerge::sets),
                field("authors", PostContent::authorIds, ContentMerge::sets),
                field("aliases", PostContent::aliases, ContentMerge::sets));
    }

    /** Brings two changes of a base together. */
    public static ContentMerge of(PostContent base, PostContent theirs, PostContent yours) {
        return new ContentMerge(base, theirs, yours, true);
    }

    /** Compares two contents of which it is not known where they come from: nothing of them can be merged. */
    public static ContentMerge withoutBase(PostContent theirs, PostContent yours) {
        return new ContentMerge(theirs, theirs, yours, false);
    }

    /** The fields that the two disagree on, in the record's order, and whether both changes can stand side by side. */
    public Map<String, Boolean> differing() {
        return differing;
    }

    /** Both changes; of a field that is in conflict theirs. */
    public PostContent merged() {
        return merged;
    }

    /** Two changes of one value, or none that takes both. */
    private interface Merging<T> {
        Optional<T> merge(T base, T theirs, T yours);
    }

    private <T> T field(String name, Function<PostContent, T> value) {
        return field(name, value, (was, their, your) -> Optional.empty());
    }

    private <T> T field(String name, Function<PostContent, T> value, Merging<T> merging) {
        T their = value.apply(theirs);
        T your = value.apply(yours);
        if (their.equals(your)) {
            return their;
        }
        Optional<T> both = hasBase ? both(value.apply(base), their, your, merging) : Optional.empty();
        differing.put(name, both.isPresent());
        return both.orElse(their);
    }

    private static <T> Optional<T> both(T was, T their, T your, Merging<T> merging) {
        if (was.equals(their)) {
            return Optional.of(your);
        }
        return was.equals(your) ? Optional.of(their) : merging.merge(was, their, your);
    }

    private <T> @Nullable T fieldOrNull(String name, Function<PostContent, @Nullable T> value) {
        return field(name, content -> Optional.<T>ofNullable(value.apply(content)))
                .orElse(null);
    }

    private static <T> Optional<List<T>> sets(List<T> was, List<T> their, List<T> your) {
        return Optional.of(ThreeWay.mergeSets(was, their, your));
    }

    private static Optional<ObjectNode> members(ObjectNode was, ObjectNode their, ObjectNode your) {
        Set<String> names = new LinkedHashSet<>();
        their.fieldNames().forEachRemaining(names::add);
        your.fieldNames().forEachRemaining(names::add);
        ObjectNode both = their.objectNode();
        for (String name : names) {
            @Nullable JsonNode theirMember = their.get(name);
            @Nullable JsonNode yourMember = your.get(name);
            boolean same = Objects.equals(theirMember, yourMember);
            if (!same && !Objects.equals(was.get(name), theirMember) && !Objects.equals(was.get(name), yourMember)) {
                return Optional.empty();
            }
            @Nullable JsonNode taken = Objects.equals(was.get(name), theirMember) ? yourMember : theirMember;
            if (taken != null) {
                both.set(name, taken);
            }
        }
        return Optional.of(both);
    }
}
