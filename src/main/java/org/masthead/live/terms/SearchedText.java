package org.masthead.live.terms;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.text.search.TermVector;
import org.masthead.text.search.TermVector.Weight;

/**
 * What of a live post is searched.
 *
 * @param locale a BCP 47 tag
 * @param text the body, plain
 * @param tagIds its tags, which are found by their names
 */
public record SearchedText(
        String locale, String title, @Nullable String subtitle, String text, List<UUID> tagIds) {

    public SearchedText {
        tagIds = List.copyOf(tagIds);
    }

    /** Title, subtitle and tags. */
    TermVector heads() {
        TermVector heads = new TermVector(locale).add(Weight.A, title).add(Weight.B, subtitle == null ? "" : subtitle);
        tagIds.forEach(id -> heads.mark(Weight.C, mark(id)));
        return heads;
    }

    /** All of it. */
    TermVector terms() {
        return heads().add(Weight.D, text);
    }

    String words() {
        return title + "\n" + (subtitle == null ? "" : subtitle) + "\n" + text;
    }

    /** The term that stands for a tag; no text gives one like it. */
    static String mark(UUID tag) {
        return "#" + tag;
    }
}
