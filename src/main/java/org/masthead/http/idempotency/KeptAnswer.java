package org.masthead.http.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer as it is kept for the next time its key is sent. */
record KeptAnswer(
        String requestHash,
        int status,
        String mediaType,
        @Nullable String location,
        @Nullable String etag,
        String body) {}
