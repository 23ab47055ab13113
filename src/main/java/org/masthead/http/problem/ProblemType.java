package org.masthead.http.problem;

import java.util.Locale;

/** The catalogue of problems: each has a status, a title, and a section in {@code docs/problems.md}. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request"),
    UNKNOWN_PARAMETER(400, "Unknown or malformed parameter"),
    UNAUTHENTICATED(401, "Authentication required"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    REQUEST_TIMEOUT(408, "Request timeout"),
    CONFLICT(409, "Conflict"),
    SLUG_TAKEN(409, "Slug taken"),
    NAME_TAKEN(409, "Name taken"),
    IN_USE(409, "In use"),
    CATEGORY_CYCLE(409, "Category cycle"),
    REQUEST_IN_PROGRESS(409, "Request in progress"),
    STALE_VERSION(412, "Stale version"),
    BODY_TOO_LARGE(413, "Body too large"),
    URI_TOO_LONG(414, "Address too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    VALIDATION_FAILED(422, "Validation failed"),
    CHECK_FAILED(422, "Check failed"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "Headers too large"),
    INTERNAL_ERROR(500, "Internal error"),
    UNAVAILABLE(503, "Temporarily unavailable"),
    STORE_FULL(507, "Store full");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** A short name for people, the same for all problems of this type. */
    public String title() {
        return title;
    }

    /** The last part of the type's address, such as {@code slug-taken}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
