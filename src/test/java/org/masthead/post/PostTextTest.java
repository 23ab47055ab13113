package org.masthead.post;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** R19: text is stored as sent, or refused. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostTextTest {

    static Stream<String> oddButText() {
        return Stream.of(
                "NFC caf\u00e9",
                "NFD cafe\u0301",
                "zero\u200bwidth\u200djoined\ufeff",
                "emoji 👩‍👩‍👧‍👦🏳️‍🌈",
                "right \u202eto left",
                "tab\tand\nline\r\nend",
                "\u0001 control \u007f \u0085 \u2028",
                "\uffff\ufffe \udbff\udfff",
                " outer spaces ",
                "% _ \\ ' \" ; -- <b>&amp;</b> ${x} #{y} {{z}}");
    }

    @ParameterizedTest
    @MethodSource("oddButText")
    void everyFieldGivesBackWhatItWasSent(String text) {
        String id = Posts.create(
                        "title",
                        text,
                        "subtitle",
                        text,
                        "excerpt",
                        text,
                        "body",
                        text,
                        "images",
                        List.of(Map.of("src", "/a.png", "alt", text, "caption", text)),
                        "seo",
                        Map.of("title", text, "description", text),
                        "metadata",
                        Map.of(text, text))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Posts.publish(id);

        for (var read : List.of(Posts.read(id), Api.anonymous().get(Posts.LIVE + "/" + id + "?formats=markdown"))) {
            read.then()
                    .body("title", equalTo(text))
                    .body("subtitle", equalTo(text))
                    .body("excerpt", equalTo(text))
                    .body("images[0].alt", equalTo(text))
                    .body("images[0].caption", equalTo(text))
                    .body("seo.title", equalTo(text))
                    .body("seo.description", equalTo(text))
                    .body("metadata", equalTo(Map.of(text, text)));
        }
        Posts.read(id).then().body("body", equalTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title': 'a%sb'}",
                "{'subtitle': '%s'}",
                "{'excerpt': '%s'}",
                "{'body': '%s'}",
                "{'slug': '%s'}",
                "{'locale': '%s'}",
                "{'date': '%s'}",
                "{'aliases': ['%s']}",
                "{'tags': ['%s']}",
                "{'images': [{'src': '/a%s'}]}",
                "{'seo': {'title': '%s'}}",
                "{'metadata': {'a': ['%s']}}",
                "{'metadata': {'%s': 1}}"
            })
    void aNulOrHalfASurrogatePairIsRefused(String body) {
        for (String bad : List.of("\\u0000", "\\ud800", "\\udc00", "\\udc00\\ud800")) {
            Api.as(Role.EDITOR)
                    .body(body.replace('\'', '"').replace("%s", bad))
                    .post(Posts.ADMIN)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations[0].code", equalTo("characters"))
                    .body("detail", containsString("NUL"));
        }
    }
}
