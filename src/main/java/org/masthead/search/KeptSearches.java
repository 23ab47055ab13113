package org.masthead.search;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.masthead.live.cache.KeptList;

/** Lets answers to searches be kept, one for all spellings. */
final class KeptSearches {

    private KeptSearches() {}

    @Produces
    @Singleton
    static KeptList searches() {
        return new KeptList(SearchResource.PATH, SearchList.GRAMMAR);
    }
}
