package org.masthead.asset.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;
import org.masthead.asset.AssetDraft;
import org.masthead.http.json.RecordBinder;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;
import org.masthead.http.problem.Violations;

/** Reads what is said of images beside their bytes: as parts of a form, or as query parameters. */
@Singleton
class UploadForm {

    /** Files of one request, at most. */
    static final int MAX_FILES = 20;

    private static final String FILE = "file";
    private static final Set<String> WORDS = Set.of("alt", "caption", "credit", "focalPoint", "folder", "filename");

    private final RecordBinder binder;
    private final ObjectMapper json;

    UploadForm(RecordBinder binder, ObjectMapper json) {
        this.binder = binder;
        this.json = json;
    }

    /**
     * The images of a form. What is said once holds for all of them; what is said as often as there are files, for each in
     * turn.
     *
     * @throws ProblemException MALFORMED_REQUEST, VALIDATION_FAILED with all violations, BODY_TOO_LARGE
     */
    List<Upload> read(MultipartFormDataInput form) {
        Map<String, Collection<FormValue>> parts = form.getValues();
        refuseOthers(parts.keySet());
        Collection<FormValue> files = parts.getOrDefault(FILE, List.of());
        if (files.isEmpty() || files.stream().anyMatch(part -> !isFile(part))) {
            throw refused(
                    FILE, "required", "`file` is missing: send each image as a part of that name, with a filename");
        }
        if (files.size() > MAX_FILES) {
            throw refused(FILE, "length", "A request brings at most " + MAX_FILES + " files");
        }
        Violations wrong = new Violations();
        List<Upload> uploads = new ArrayList<>();
        for (FormValue part : files) {
            int index = uploads.size();
            String field = files.size() == 1 ? FILE : FILE + "[" + index + "]";
            ObjectNode said = json.createObjectNode();
            WORDS.forEach(
                    word -> word(parts, word, index, files.size(), wrong).ifPresent(text -> said.put(word, text)));
            SentFile file = SentFile.of(
                    part.getFileItem().getFile(),
                    part.getFileName(),
                    part.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
            uploads.add(new Upload(file, draft(said, wrong), field));
        }
        wrong.throwIfAny();
        return uploads;
    }

    /** A part that says it is of an image and names no file is kept in memory, and is none. */
    private static boolean isFile(FormValue part) {
        return part.isFileItem()
                && part.getFileName() != null
                && part.getFileItem().getFile() != null;
    }

    /**
     * The one file of a form that holds nothing else.
     *
     * @throws ProblemException as for several
     */
    SentFile readOne(MultipartFormDataInput form) {
        List<Upload> uploads = read(form);
        if (uploads.size() > 1 || form.getValues().size() > 1) {
            throw refused(FILE, "length", "Send one `file`, and nothing else: what is said of the asset stays");
        }
        return uploads.get(0).file();
    }

    private static Optional<String> word(
            Map<String, Collection<FormValue>> parts, String word, int index, int files, Violations wrong) {
        List<FormValue> values = List.copyOf(parts.getOrDefault(word, List.of()));
        if (values.stream().anyMatch(FormValue::isFileItem)) {
            wrong.add(word, "type", "`" + word + "` is a text, not a file");
            return Optional.empty();
        }
        if (values.size() > 1 && values.size() != files && index == 0) {
            wrong.add(word, "length", "`" + word + "` stands once for all files, or once for each");
        }
        return values.isEmpty() || values.size() > 1 && values.size() != files
                ? Optional.empty()
                : Optional.of(values.get(values.size() == 1 ? 0 : index).getValue());
    }

    /**
     * What query parameters say of an image.
     *
     * @throws ProblemException VALIDATION_FAILED with all violations
     */
    AssetDraft read(Map<String, @Nullable String> parameters) {
        ObjectNode said = json.createObjectNode();
        parameters.forEach((name, text) -> {
            if (text != null) {
                said.put(name, text);
            }
        });
        Violations wrong = new Violations();
        AssetDraft draft = draft(said, wrong);
        wrong.throwIfAny();
        return draft;
    }

    private AssetDraft draft(ObjectNode said, Violations wrong) {
        said.properties().forEach(word -> {
            if (word.getValue().textValue().indexOf('\0') >= 0) {
                wrong.add(word.getKey(), "format", "`" + word.getKey() + "` has no NUL");
            }
        });
        @Nullable JsonNode point = said.get("focalPoint");
        if (point != null) {
            focalPoint(point.textValue()).ifPresentOrElse(read -> said.set("focalPoint", read), () -> {
                said.remove("focalPoint");
                wrong.add("focalPoint", "format", "`focalPoint` is two numbers from 0 to 1, such as 0.5,0.3");
            });
        }
        return binder.bind(said, AssetDraft.class, Set.of(), wrong);
    }

    /** {@code 0.5,0.3}, or the JSON object. Nothing means none. */
    private Optional<JsonNode> focalPoint(String text) {
        String[] numbers = text.split(",", -1);
        try {
            if (text.isBlank()) {
                return Optional.of(json.nullNode());
            }
            // Numbers as JSON writes them, so that both spellings take the same.
            String object = numbers.length == 2 && !text.contains("{")
                    ? "{\"x\": " + numbers[0] + ", \"y\": " + numbers[1] + "}"
                    : text;
            @Nullable
            JsonNode read = json.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(object);
            return Optional.ofNullable(read).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void refuseOthers(Set<@Nullable String> sent) {
        if (sent.contains(null)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "A part of the form has no name in its Content-Disposition.");
        }
        Set<String> known = new TreeSet<>(WORDS);
        known.add(FILE);
        List<Violation> unknown = sent.stream()
                .filter(name -> !known.contains(name))
                .map(name ->
                        new Violation(name, "unknown", "unknown part `" + name + "`" + Nearest.suggestion(name, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, unknown);
        }
    }

    private static ProblemException refused(String field, String code, String message) {
        return ProblemException.of(ProblemType.VALIDATION_FAILED, List.of(new Violation(field, code, message)));
    }
}
