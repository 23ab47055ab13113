package org.masthead.post.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be done to many posts in one call. */
enum BulkAction {
    @JsonProperty("publish")
    PUBLISH,
    @JsonProperty("unpublish")
    UNPUBLISH,
    @JsonProperty("trash")
    TRASH,
    @JsonProperty("restore")
    RESTORE,
    @JsonProperty("addTags")
    ADD_TAGS,
    @JsonProperty("removeTags")
    REMOVE_TAGS,
    @JsonProperty("setCategories")
    SET_CATEGORIES
}
