package org.masthead.live;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the delivery list of posts. */
public final class LivePostList {

    /** The delivery list. */
    public static final ListGrammar DELIVERY = filters().defaultSort("-date").build();

    private LivePostList() {}

    /** The filters of posts, for lists that have them and more. */
    public static ListGrammar.Builder filters() {
        return ListGrammar.of(Surface.DELIVERY, "posts", LivePostView.class)
                .field("id", FieldType.UUID)
                .field("slug", FieldType.TEXT)
                .relation("tag", FieldType.TEXT)
                .relation("category", FieldType.TEXT)
                .relation("author", FieldType.TEXT)
                .relation("tagId", FieldType.UUID)
                .relation("categoryId", FieldType.UUID)
                .relation("authorId", FieldType.UUID)
                .filter("locale", FieldType.LOCALE)
                .filter("featured", FieldType.BOOLEAN)
                .range("date", FieldType.INSTANT)
                .range("publishedAt", FieldType.INSTANT)
                .range("updatedAt", FieldType.INSTANT)
                .like("title")
                .searchable()
                .relations("tags", "categories", "authors", "images")
                .formats();
    }
}
