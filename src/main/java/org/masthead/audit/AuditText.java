package org.masthead.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes entries of the audit for other programs: a line each. */
@Singleton
class AuditText {

    private static final List<String> COLUMNS = List.of(
            "id",
            "at",
            "actorKind",
            "actorId",
            "actorName",
            "action",
            "objectType",
            "objectId",
            "outcome",
            "address",
            "requestId");

    private final ObjectMapper json;

    AuditText(ObjectMapper json) {
        this.json = json;
    }

    /** A JSON object a line. */
    byte[] ndjson(List<AuditView> entries) {
        return entries.stream().map(this::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    private String line(AuditView entry) {
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a header (RFC 4180). */
    byte[] csv(List<AuditView> entries) {
        return Stream.concat(
                        Stream.of(String.join(",", COLUMNS)), entries.stream().map(AuditText::row))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String row(AuditView entry) {
        return Stream.of(
                        entry.id(),
                        entry.at(),
                        entry.actor().kind(),
                        entry.actor().id(),
                        entry.actor().name(),
                        entry.action(),
                        entry.object().type(),
                        entry.object().id(),
                        entry.outcome().name().toLowerCase(java.util.Locale.ROOT),
                        entry.address(),
                        entry.requestId())
                .map(AuditText::cell)
                .collect(Collectors.joining(","));
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
