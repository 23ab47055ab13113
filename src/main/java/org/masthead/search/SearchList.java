package org.masthead.search;

import org.masthead.http.list.ListGrammar;
import org.masthead.live.LivePostList;

/** What a client may ask of a search: what it may of the list of posts, and facets; the best hits come first. */
public final class SearchList {

    /** The search. */
    public static final ListGrammar GRAMMAR = LivePostList.filters()
            .sortedBy("id", "date")
            .sort("score")
            .members("score", "fragments")
            .choices(
                    Facets.PARAMETER,
                    Facets.ALL,
                    Facets.TAGS,
                    Facets.CATEGORIES,
                    Facets.AUTHORS,
                    Facets.YEARS,
                    Facets.LOCALES)
            .defaultSort("-score", "-date")
            .build();

    private SearchList() {}
}
