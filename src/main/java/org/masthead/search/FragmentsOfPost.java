package org.masthead.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.search.SearchHit.HitFragment;
import org.masthead.sql.Row;
import org.masthead.text.search.Fragment;
import org.masthead.text.search.Fragments;
import org.masthead.text.search.SearchQuery;

/** The fragments of one post: title and subtitle as a whole, and pieces of the text. */
final class FragmentsOfPost {

    private FragmentsOfPost() {}

    static List<HitFragment> of(SearchQuery query, Row row, int mostOfText) {
        String locale = row.text("locale");
        @Nullable String subtitle = row.textOrNull("subtitle");
        List<HitFragment> fragments = new ArrayList<>();
        add(fragments, "title", Fragments.whole(query, locale, row.text("title")));
        add(fragments, "subtitle", subtitle == null ? List.of() : Fragments.whole(query, locale, subtitle));
        add(fragments, "text", Fragments.of(query, locale, row.text("searched_text"), mostOfText));
        return fragments;
    }

    private static void add(List<HitFragment> fragments, String field, List<Fragment> found) {
        found.stream()
                .map(one -> new HitFragment(field, one.text(), one.html(), one.ranges()))
                .forEach(fragments::add);
    }
}
