package org.masthead.post;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a post stands with its readers; decided by its live windows and the time of the request. */
public enum PostStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("published")
    PUBLISHED
}
