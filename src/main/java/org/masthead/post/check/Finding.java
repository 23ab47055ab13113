package org.masthead.post.check;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.masthead.post.check.FindingCode.Severity;
import org.masthead.text.markdown.Survey.Place;

/**
 * Something that an editor would regret.
 *
 * @param field where in the post, such as {@code body} or {@code images[0].alt}
 * @param line in the body, from 1; null elsewhere
 * @param column in that line, from 1, in UTF-16 units; null elsewhere
 * @param message what is wrong with which value, and what to do
 */
record Finding(
        FindingCode code,
        Severity severity,
        String field,
        @Schema(nullable = true) @Nullable Integer line,
        @Schema(nullable = true) @Nullable Integer column,
        String message) {

    static Finding of(FindingCode code, String field, String message) {
        return new Finding(code, code.severity(), field, null, null, message);
    }

    static Finding inBody(FindingCode code, Place place, String message) {
        return new Finding(code, code.severity(), "body", place.line(), place.column(), message);
    }
}
