package org.masthead.http.idempotency;

/** The body of a request that is no JSON, as an {@code Idempotency-Key} compares it. */
public interface HashedBody {

    /** A digest of all that was sent. */
    String bodyHash();
}
