package org.masthead.http.list;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form of a post's text that {@code formats} can ask for, and the member that holds it. */
public enum Format {
    HTML("html"),
    MARKDOWN("markdown"),
    TEXT("text"),
    TOC("tableOfContents");

    private final String member;

    Format(String member) {
        this.member = member;
    }

    /** The member of the answer that holds it. */
    public String member() {
        return member;
    }

    /** The name that {@code formats} has for it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of this name, if there is one. */
    static Optional<Format> named(String text) {
        return Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    }

    /** All names. */
    static List<String> names() {
        return Arrays.stream(values()).map(Format::text).toList();
    }
}
