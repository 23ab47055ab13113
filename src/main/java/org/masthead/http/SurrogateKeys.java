package org.masthead.http;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What a delivery answer was made of, as a CDN is told to forget it by: {@code posts tag:0190…}. Past {@value #MAX_LENGTH}
 * bytes, the types alone. Not thread-safe.
 */
public final class SurrogateKeys {

    /** Name of the header. */
    public static final String HEADER = "Surrogate-Key";

    private static final int MAX_LENGTH = 3 * 1024;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private int length;

    /** A kind of record, by the name of one and of all. */
    public enum Type {
        POST("post", "posts"),
        TAG("tag", "tags"),
        CATEGORY("category", "categories"),
        AUTHOR("author", "authors"),
        ASSET("asset", "assets");

        private final String one;
        private final String all;

        Type(String one, String all) {
            this.one = one;
            this.all = all;
        }
    }

    /** The answer depends on which records of the type there are. */
    public SurrogateKeys all(Type type) {
        add(type.all);
        types.add(type.all);
        return this;
    }

    /** The answer shows this record. */
    public SurrogateKeys one(Type type, UUID id) {
        return one(type, id.toString());
    }

    /** The same, of an id as it is written. */
    public SurrogateKeys one(Type type, String id) {
        if (isShort()) {
            add(type.one + ":" + id);
        }
        types.add(type.all);
        return this;
    }

    private void add(String key) {
        if (keys.add(key)) {
            length += key.length() + 1;
        }
    }

    private boolean isShort() {
        return length <= MAX_LENGTH + 1;
    }

    /** The header's value. */
    @Override
    public String toString() {
        return String.join(" ", isShort() ? keys : types);
    }
}
