package org.masthead.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem on the wire (RFC 9457 §3.1), with the members that admin tools read beside it.
 *
 * @param type address that documents the type
 * @param title name of the type
 * @param status the HTTP status code
 * @param detail what was wrong this time
 * @param instance path of the request that met it
 * @param message equal to detail
 * @param errors message by field; of several for one field the first
 * @param violations everything that was wrong
 * @param members extension members
 */
@Schema(description = "A problem (RFC 9457).")
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String instance,
        String message,
        Map<String, String> errors,
        List<Violation> violations,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemException exception, URI type, String instance) {
        Map<String, String> errors = new LinkedHashMap<>();
        exception.violations().forEach(v -> errors.putIfAbsent(v.field(), v.message()));
        return new Problem(
                type,
                exception.type().title(),
                exception.type().status(),
                exception.detail(),
                instance,
                exception.detail(),
                errors,
                exception.violations(),
                exception.members());
    }
}
