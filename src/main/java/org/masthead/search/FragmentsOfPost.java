package org.masthead.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.search.SearchHit.HitFragment;
import org.masthead.slug.RelationView;
import org.masthead.slug.RelationsJson;
import org.masthead.sql.Row;
import org.masthead.text.search.Fragment;
import org.masthead.text.search.Fragments;
import org.masthead.text.search.SearchQuery;
import org.masthead.text.search.TermVector;

/** The fragments of one post: title, subtitle and names of tags as a whole, and pieces of the text. */
final class FragmentsOfPost {

    private FragmentsOfPost() {}

    private static final int MOST_TAGS = 3;
    private static final int MOST_OF_TEXT = 3;

    /**
     * Those of a hit, in the order of what they count.
     *
     * @param row with the post's {@code locale}, {@code title}, {@code subtitle} and {@code searched_text}
     * @param nameLocale BCP 47 tag: the language that names of tags may be in beside English
     */
    static List<HitFragment> of(SearchQuery query, Row row, RelationsJson tags, String nameLocale) {
        String locale = row.text("locale");
        @Nullable String subtitle = row.textOrNull("subtitle");
        List<HitFragment> fragments = new ArrayList<>();
        add(fragments, "title", Fragments.whole(query, locale, row.text("title")));
        add(fragments, "subtitle", subtitle == null ? List.of() : Fragments.whole(query, locale, subtitle));
        add(fragments, "tags", named(query, tags, nameLocale));
        add(fragments, "text", Fragments.of(query, locale, row.text("searched_text"), MOST_OF_TEXT));
        return fragments;
    }

    /** A name that is found by its English stem alone is shown as well. */
    private static List<Fragment> named(SearchQuery query, RelationsJson tags, String locale) {
        return tags.read(RelationView[].class).stream()
                .map(RelationView::name)
                .flatMap(name -> Stream.of(locale, TermVector.ENGLISH)
                        .distinct()
                        .flatMap(one -> Fragments.whole(query, one, name).stream())
                        .limit(1))
                .limit(MOST_TAGS)
                .toList();
    }

    private static void add(List<HitFragment> fragments, String field, List<Fragment> found) {
        found.stream()
                .map(one -> new HitFragment(field, one.text(), one.html(), one.ranges()))
                .forEach(fragments::add);
    }
}
