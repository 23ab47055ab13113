package org.masthead.live.redirect;

import jakarta.inject.Singleton;
import org.masthead.http.list.ListQuery;
import org.masthead.http.page.ListPage;

/** Lists the old slugs that lead readers somewhere. */
@Singleton
class RedirectService {

    private final RedirectRepository redirects;

    RedirectService(RedirectRepository redirects) {
        this.redirects = redirects;
    }

    ListPage<RedirectView> list(ListQuery query) {
        return redirects.page(query);
    }
}
