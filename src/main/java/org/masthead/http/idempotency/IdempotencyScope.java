package org.masthead.http.idempotency;

/** Within what a key counts: a caller and a path. */
record IdempotencyScope(String caller, String path, String key) {}
