package org.masthead.http;

/** A record whose strong ETag begins with its version, so that {@code If-Match} can guard a write by it. */
public interface Versioned {

    /** Steps by one at each change of the record. */
    long version();
}
