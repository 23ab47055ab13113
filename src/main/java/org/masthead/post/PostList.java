package org.masthead.post;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the admin list of posts. */
public final class PostList {

    /** The admin list. */
    public static final ListGrammar ADMIN = ListGrammar.of(Surface.ADMIN, "posts", PostView.class)
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
            .range("createdAt", FieldType.INSTANT)
            .like("title")
            .choice("status", "draft", "scheduled", "published")
            .filter("hasUnpublishedChanges", FieldType.BOOLEAN)
            .filter("createdBy", FieldType.UUID)
            .filter("submitted", FieldType.BOOLEAN)
            .filter("deleted", FieldType.TEXT, "false", "true", "any")
            .searchable()
            .relations("tags", "categories", "authors", "images")
            .formats()
            .defaultSort("-date")
            .build();

    private PostList() {}
}
