package org.masthead.category;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the lists of categories. */
public final class CategoryList {

    /** Name of the parameter that asks for the whole tree, and of that view. */
    public static final String VIEW = "view";

    /** The whole tree, each category with its children. */
    public static final String TREE = "tree";

    /** The admin list. */
    public static final ListGrammar ADMIN = grammar(Surface.ADMIN).build();

    /** The delivery list. */
    public static final ListGrammar DELIVERY =
            grammar(Surface.DELIVERY).option(VIEW, "list", TREE).build();

    private CategoryList() {}

    private static ListGrammar.Builder grammar(Surface surface) {
        return ListGrammar.of(surface, "categories", CategoryView.class)
                .field("id", FieldType.UUID)
                .field("slug", FieldType.TEXT)
                .text("name")
                .filter("parentId", FieldType.UUID)
                .sort(TREE)
                .sort("position")
                .sort("postCount")
                .sort("updatedAt")
                .searchable()
                .defaultSort(TREE);
    }
}
