package org.masthead.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

class RecordBinderTest {

    enum Colour {
        RED,
        GREEN
    }

    @FromText("name")
    record Part(
            @Size(max = 3, message = "has at most 3 characters")
            String name,

            Integer size) {}

    record Whole(
            @NotNull(message = "is required") String title,
            @Max(value = 9, message = "is at most 9") Long number,
            Boolean flag,
            Colour colour,
            UUID id,
            Instant at,
            List<@Valid Part> parts,
            List<String> words,
            @Valid Part part,
            ObjectNode free) {}

    private final RecordBinder binder =
            new RecordBinder(Validation.buildDefaultValidatorFactory().getValidator());

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) StrictJson.READER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Whole bind(String text) {
        return binder.bind(json(text), Whole.class, Set.of("version"));
    }

    private ProblemException refusal(String text) {
        return catchThrowableOfType(ProblemException.class, () -> bind(text));
    }

    private static List<String> fields(ProblemException refusal) {
        return refusal.violations().stream().map(Violation::field).toList();
    }

    @Test
    void readsEveryTypeOfMember() {
        Whole whole = bind("""
                {'title': 't', 'number': 5, 'flag': true, 'colour': 'green', 'version': 'ignored',
                 'id': '00000000-0000-7000-8000-000000000000', 'at': '2018-01-01T00:00:00+01:00',
                 'parts': ['abc', {'size': 1}], 'words': ['a'], 'part': {'name': 'x'}, 'free': {'z': 1.10}}""");

        assertThat(whole.parts()).containsExactly(new Part("abc", null), new Part(null, 1));
        assertThat(whole.colour()).isEqualTo(Colour.GREEN);
        assertThat(whole.at()).isEqualTo(Instant.parse("2017-12-31T23:00:00Z"));
        assertThat(whole.free()).hasToString("{\"z\":1.10}");
        assertThat(whole.words()).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "'{''title'': 5}', title, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''number'': 1.0}', number, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''number'': 99999999999999999999}', number, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''flag'': 0}', flag, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''parts'': ''a''}', parts, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''part'': []}', part, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''part'': {''nam'': 1}}', part.nam, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''other'': 1}', other, MALFORMED_REQUEST",
        "'{''title'': ''t'', ''colour'': ''blue''}', colour, VALIDATION_FAILED",
        "'{''title'': ''t'', ''id'': ''1-1-1-1-1''}', id, VALIDATION_FAILED",
        "'{''title'': ''t'', ''at'': ''today''}', at, VALIDATION_FAILED",
        "'{''title'': ''t'', ''number'': 10}', number, VALIDATION_FAILED",
        "'{''title'': ''t'', ''part'': ''long''}', part.name, VALIDATION_FAILED",
        "'{}', title, VALIDATION_FAILED",
        "'{''title'': null}', title, VALIDATION_FAILED"
    })
    void tellsWhatIsWrongWithOneMember(String text, String field, ProblemType type) {
        ProblemException refusal = refusal(text);

        assertThat(fields(refusal)).containsExactly(field);
        assertThat(refusal.type()).isEqualTo(type);
    }

    @Test
    void tellsAllOfBothKindsAtOnce() {
        ProblemException refusal = refusal("{'flag': 1, 'number': 10, 'titel': 'x', 'colour': 'blue'}");

        assertThat(fields(refusal)).containsExactlyInAnyOrder("flag", "number", "titel", "colour", "title");
        assertThat(refusal.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void namesElementsByTheirPlaceInTheRequest() {
        ProblemException refusal = refusal(
                "{'title': 't', 'parts': [5, 'abc', null, 'long', {'size': 'x'}, 'long'], 'words': [1, 'a', 2]}");

        assertThat(fields(refusal))
                .containsExactlyInAnyOrder(
                        "parts[0]",
                        "parts[2]",
                        "parts[3].name",
                        "parts[4].size",
                        "parts[5].name",
                        "words[0]",
                        "words[2]");
    }

    @Test
    void countsCharactersAndNotUtf16Units() {
        assertThat(bind("{'title': 't', 'part': '🚀🚀🚀'}").part().name()).isEqualTo("🚀🚀🚀");
        assertThat(fields(refusal("{'title': 't', 'part': '🚀🚀🚀🚀'}"))).containsExactly("part.name");
    }

    @Test
    void capsTheElementsOfAnArray() {
        String words = "'a',".repeat(RecordBinder.MAX_ELEMENTS) + "'a'";

        assertThat(fields(refusal("{'title': 't', 'words': [" + words + "]}"))).containsExactly("words");
    }
}
