package org.masthead.post.check;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a check looks for, and how bad it is. */
enum FindingCode {
    @JsonProperty("title-long")
    TITLE_LONG(Severity.WARNING),
    @JsonProperty("excerpt-missing")
    EXCERPT_MISSING(Severity.INFO),
    @JsonProperty("heading-jump")
    HEADING_JUMP(Severity.WARNING),
    @JsonProperty("image-alt-missing")
    IMAGE_ALT_MISSING(Severity.ERROR),
    @JsonProperty("image-oversized")
    IMAGE_OVERSIZED(Severity.WARNING),
    @JsonProperty("link-dead")
    LINK_DEAD(Severity.ERROR);

    /** How bad a finding is; an error speaks against publishing. */
    enum Severity {
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("info")
        INFO
    }

    private final Severity severity;

    FindingCode(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }
}
