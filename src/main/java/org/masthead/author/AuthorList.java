package org.masthead.author;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the lists of authors. */
public final class AuthorList {

    /** The admin list. */
    public static final ListGrammar ADMIN = grammar(Surface.ADMIN, AuthorView.class);

    /** The delivery list. */
    public static final ListGrammar DELIVERY = grammar(Surface.DELIVERY, AuthorProfileView.class);

    private AuthorList() {}

    private static ListGrammar grammar(Surface surface, Class<? extends Record> view) {
        return ListGrammar.of(surface, "authors", view)
                .field("id", FieldType.UUID)
                .field("slug", FieldType.TEXT)
                .text("name")
                .sort("postCount")
                .sort("updatedAt")
                .searchable()
                .defaultSort("name")
                .build();
    }
}
