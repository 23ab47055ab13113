package org.masthead.asset.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be done to many assets in one call. */
enum AssetBulkAction {
    /** To another folder. */
    @JsonProperty("move")
    MOVE,
    /** Those that are used stay. */
    @JsonProperty("delete")
    DELETE
}
