package org.masthead.live.redirect;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the list of redirects. */
public final class RedirectList {

    /** The delivery list. */
    public static final ListGrammar DELIVERY = ListGrammar.of(Surface.DELIVERY, "redirects", RedirectView.class)
            .field("id", FieldType.UUID)
            .filter("type", FieldType.TEXT, "post", "tag", "category", "author")
            .filter("locale", FieldType.LOCALE)
            .sort("since")
            .defaultSort("-since")
            .build();

    private RedirectList() {}
}
