package org.masthead.tag;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the lists of tags. */
public final class TagList {

    /** The admin list. */
    public static final ListGrammar ADMIN = grammar(Surface.ADMIN);

    /** The delivery list. */
    public static final ListGrammar DELIVERY = grammar(Surface.DELIVERY);

    private TagList() {}

    private static ListGrammar grammar(Surface surface) {
        return ListGrammar.of(surface, "tags", TagView.class)
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
