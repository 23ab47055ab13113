package org.masthead.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.http.problem.Violations;

/**
 * The JSON object of a write. A POST makes a record of it; a PUT sets the members it holds and keeps the others; a PATCH
 * does so at every depth (RFC 7396).
 */
public final class JsonBody {

    private static final String VERSION = "version";

    private final ObjectNode members;
    private final String hash;
    private final boolean mergePatch;
    private final RecordBinder binder;
    private final ObjectMapper json;

    JsonBody(ObjectNode members, String hash, boolean mergePatch, RecordBinder binder, ObjectMapper json) {
        this.members = members;
        this.hash = hash;
        this.mergePatch = mergePatch;
        this.binder = binder;
        this.json = json;
    }

    /**
     * The body as a draft of a new record.
     *
     * @param view what the API shows of the record: its members beyond the draft's are the server's, and ignored
     * @throws ProblemException MALFORMED_REQUEST or VALIDATION_FAILED with all violations
     */
    public <T extends Record> T as(Class<T> draft, Class<?> view) {
        return binder.bind(members, draft, readOnly(draft, view));
    }

    /** The same, with what is wrong added to the violations of a check that goes on; its members are then null. */
    public <T extends Record> T as(Class<T> draft, Class<?> view, Violations wrong) {
        return binder.bind(members, draft, readOnly(draft, view), wrong);
    }

    /**
     * The draft that results when this body is laid over the one the record has now.
     *
     * @throws ProblemException MALFORMED_REQUEST or VALIDATION_FAILED with all violations
     */
    public <T extends Record> T over(T current, Class<?> view) {
        Violations wrong = new Violations();
        T draft = over(current, view, wrong);
        wrong.throwIfAny();
        return draft;
    }

    /** The same, with what is wrong added to the violations of a check that goes on; its members are then null. */
    public <T extends Record> T over(T current, Class<?> view, Violations wrong) {
        ObjectNode merged = json.valueToTree(current);
        if (mergePatch) {
            merge(merged, members);
            // Unknown ones are refused by the binder, which must see them.
            members.properties().stream()
                    .filter(member -> member.getValue().isNull())
                    .forEach(member -> merged.putNull(member.getKey()));
        } else {
            merged.setAll(members);
        }
        @SuppressWarnings("unchecked")
        Class<T> draft = (Class<T>) current.getClass();
        return binder.bind(merged, draft, readOnly(draft, view), wrong);
    }

    /** The members sent, of those that a draft has, that say anything else than the record does: what each of them says. */
    public <T> List<T> differences(Record current, Difference<T> read) {
        ObjectNode present = json.valueToTree(current);
        return members.properties().stream()
                .filter(member ->
                        present.has(member.getKey()) && !member.getValue().equals(present.get(member.getKey())))
                .map(member -> read.of(member.getKey(), present.get(member.getKey()), member.getValue()))
                .toList();
    }

    /** Makes something of a member that a record and a request disagree on. */
    @FunctionalInterface
    public interface Difference<T> {
        T of(String member, JsonNode recorded, JsonNode sent);
    }

    /** SHA-256 of the bytes sent, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The JSON of the body without one member, where it has that. */
    public Optional<String> textWithout(String member) {
        return members.has(member)
                ? Optional.of(members.deepCopy().without(member).toString())
                : Optional.empty();
    }

    /** The time that a member says, if it says one (RFC 3339). */
    public Optional<Instant> instant(String member) {
        try {
            return Optional.ofNullable(members.get(member))
                    .filter(JsonNode::isTextual)
                    .map(text -> OffsetDateTime.parse(text.textValue()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** True when the body holds the member, even as {@code null}. */
    public boolean has(String member) {
        return members.has(member);
    }

    /** The version that guards this write, when the body names one. */
    public OptionalLong version() {
        @Nullable JsonNode version = members.get(VERSION);
        if (version == null || version.isNull()) {
            return OptionalLong.empty();
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            String message = "`version` must be a whole number";
            throw ProblemException.of(
                    ProblemType.MALFORMED_REQUEST, java.util.List.of(new Violation(VERSION, "type", message)));
        }
        return OptionalLong.of(version.longValue());
    }

    private static Set<String> readOnly(Class<? extends Record> draft, Class<?> view) {
        Set<String> names = new HashSet<>();
        Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        Arrays.stream(draft.getRecordComponents()).map(RecordComponent::getName).forEach(names::remove);
        names.add(VERSION);
        return names;
    }

    /** RFC 7396 §2; members of the patch that are objects merge, all others replace. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Iterator<Map.Entry<String, JsonNode>> each = patch.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> member = each.next();
            if (member.getValue().isObject()) {
                JsonNode present = target.get(member.getKey());
                ObjectNode below = present != null && present.isObject()
                        ? (ObjectNode) present
                        : target.putObject(member.getKey());
                merge(below, (ObjectNode) member.getValue());
            } else if (member.getValue().isNull()) {
                target.remove(member.getKey());
            } else {
                target.set(member.getKey(), member.getValue());
            }
        }
    }
}
