package org.masthead.asset;

import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the list of assets. */
public final class AssetList {

    /** The admin list. */
    public static final ListGrammar ADMIN = ListGrammar.of(Surface.ADMIN, "assets", AssetView.class)
            .field("id", FieldType.UUID)
            .text("filename")
            .filter("contentType", FieldType.TEXT)
            .filter("folder", FieldType.TEXT)
            .filter("unused", FieldType.BOOLEAN)
            .sort("createdAt")
            .sort("size")
            .sort("width")
            .searchable()
            .defaultSort("-createdAt")
            .build();

    private AssetList() {}
}
