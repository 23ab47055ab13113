package org.masthead.post.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** The same post as one Markdown document. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class DocumentResourceTest {

    private static final String DOCUMENT = """
            ---
            # kept as it is
            title:   "云原生 and I"
            subtitle: 'A day'
            date: 2018-08-11T11:37:36+08:00
            bigimg: [{src: "https://example.org/a.jpg", desc: "Café"}]
            tags: ["cloud-native", 云原生]
            notoc: true
            layout: wide
            draft: true
            ---

            First words.

            ## 二
            """;

    private static String path(String id) {
        return Posts.ADMIN + "/" + id;
    }

    private static RequestSpecification markdown(Role role) {
        return Api.as(role)
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/markdown");
    }

    private static Response put(String id, String document) {
        return markdown(Role.EDITOR)
                .body(document.getBytes(StandardCharsets.UTF_8))
                .put(path(id));
    }

    private static Response get(String id) {
        return Api.as(Role.EDITOR).accept("text/markdown").get(path(id));
    }

    private static String text(Response response) {
        return new String(response.asByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aDocumentThatComesInGoesOutAsTheSameBytes() {
        String id = Posts.draft("title", "Before", "slug", "stays");

        put(id, DOCUMENT)
                .then()
                .statusCode(200)
                .body("title", equalTo("云原生 and I"))
                .body("slug", equalTo("stays"))
                .body("date", equalTo("2018-08-11T11:37:36+08:00"))
                .body("toc", equalTo(false))
                .body("metadata.layout", equalTo("wide"))
                .body("tags.name", equalTo(List.of("cloud-native", "云原生")));

        Response out = get(id);
        out.then().statusCode(200).contentType(startsWith("text/markdown"));
        assertThat(text(out)).isEqualTo(DOCUMENT);
    }

    @Test
    void whatIsEditedElsewhereChangesItsKeysAlone() {
        String id = Posts.draft();
        put(id, DOCUMENT);

        Posts.edit(id, "subtitle", "A night");

        assertThat(text(get(id))).isEqualTo(DOCUMENT.replace("'A day'", "'A night'"));
    }

    @Test
    void whatGoesOutAndComesInChangesNothing() {
        String id = Posts.draft(
                "title",
                "Made: of JSON",
                "body",
                "Text\n",
                "excerpt",
                "Short",
                "tags",
                List.of("A", "B"),
                "images",
                List.of(Map.of("src", "https://example.org/x.png", "alt", "Seen", "caption", "Said")),
                "seo",
                Map.of("title", "S", "description", "D", "noindex", true),
                "metadata",
                Map.of("deep", Map.of("n", 1.5)));
        String before = Posts.read(id).then().extract().asString();

        String document = text(get(id));
        put(id, document).then().statusCode(200);

        Map<String, Object> then =
                io.restassured.path.json.JsonPath.from(before).getMap("");
        Map<String, Object> now = Posts.read(id).jsonPath().getMap("");
        List.of("version", "updatedAt", "updatedBy").forEach(member -> {
            then.remove(member);
            now.remove(member);
        });
        assertThat(now).isEqualTo(then);
        assertThat(text(get(id))).isEqualTo(document);
    }

    @Test
    void aDraftInItNeverPublishes() {
        String id = Posts.draft();
        String live = Posts.published("slug", "live");

        put(id, DOCUMENT.replace("draft: true", "draft: false")).then().body("status", equalTo("draft"));
        put(live, DOCUMENT).then().body("status", equalTo("published"));

        Posts.live("live").then().statusCode(200);
    }

    @Test
    void jsonIsWhatOneGetsWithoutAskingForMarkdown() {
        String id = Posts.draft();

        Api.as(Role.EDITOR).accept("*/*").get(path(id)).then().statusCode(200).contentType("application/json");
        Api.as(Role.EDITOR)
                .accept("text/markdown;q=0.5, application/json")
                .get(path(id))
                .then()
                .contentType("application/json");
        Api.as(Role.EDITOR).accept("image/png").get(path(id)).then().statusCode(406);
    }

    @Test
    void theTagOfADocumentGuardsWritesOfBothForms() {
        String id = Posts.draft();
        put(id, DOCUMENT);
        String tag = get(id).header("ETag");

        Api.as(Role.EDITOR)
                .accept("text/markdown")
                .header("If-None-Match", tag)
                .get(path(id))
                .then()
                .statusCode(304);
        markdown(Role.EDITOR)
                .header("If-Match", tag)
                .body(DOCUMENT.replace("A day", "Two days").getBytes(StandardCharsets.UTF_8))
                .put(path(id))
                .then()
                .statusCode(200);
        markdown(Role.EDITOR)
                .header("If-Match", tag)
                .body(DOCUMENT.replace("A day", "Three days").getBytes(StandardCharsets.UTF_8))
                .put(path(id))
                .then()
                .statusCode(412)
                .body("conflicts.field", equalTo(List.of("subtitle")))
                .body("conflicts[0].base", equalTo("A day"))
                .body("conflicts[0].theirs", equalTo("Two days"))
                .body("conflicts[0].yours", equalTo("Three days"))
                .body("conflicts[0].mergeable", equalTo(false))
                .body("current.subtitle", equalTo("Two days"));
        Posts.read(id).then().body("subtitle", equalTo("Two days"));
    }

    @Test
    void aStaleDocumentThatIsInConflictWithNothingIsMerged() {
        String id = Posts.draft();
        put(id, DOCUMENT);
        String tag = get(id).header("ETag");
        Posts.edit(id, "featured", true);

        markdown(Role.EDITOR)
                .header("If-Match", tag)
                .body(DOCUMENT.replace("First words.", "Other words.").getBytes(StandardCharsets.UTF_8))
                .put(path(id) + "?merge=auto")
                .then()
                .statusCode(200)
                .body("featured", equalTo(true))
                .body("body", containsString("Other words."));

        assertThat(text(get(id))).contains("featured: true", "Other words.", "# kept as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---\ntitle: [\n---\nx", "---\n\ttitle: x\n---\n", "---\ntitle: a\ntitle\n---\n"})
    void aDocumentThatCannotBeReadIsA400WithThePlace(String document) {
        String id = Posts.draft("title", "Kept");

        Response response = put(id, document);

        response.then().statusCode(400);
        assertThat(response.<Integer>path("line")).isPositive();
        Posts.read(id).then().body("title", equalTo("Kept")).body("version", equalTo(1));
    }

    @Test
    void rulesOfFieldsHoldForDocumentsToo() {
        String id = Posts.draft();

        put(id, "---\ntitle: " + "x".repeat(301) + "\nslug: archive\n---\n")
                .then()
                .statusCode(422)
                .body("errors.title", containsString("300"));
        put(id, "x".repeat(DocumentResource.MAX_BYTES + 1)).then().statusCode(413);
        put(id, "x".repeat(2 * 1024 * 1024 + 1)).then().statusCode(422);
    }

    @Test
    void anAuthorMeetsHisOwnAlone() {
        String others = Posts.draft();
        String own = Api.as(Role.AUTHOR).body("{}").post(Posts.ADMIN).path("id");

        Api.as(Role.AUTHOR).accept("text/markdown").get(path(others)).then().statusCode(404);
        markdown(Role.AUTHOR)
                .body(DOCUMENT.getBytes(StandardCharsets.UTF_8))
                .put(path(others))
                .then()
                .statusCode(404);
        markdown(Role.AUTHOR)
                .body(DOCUMENT.getBytes(StandardCharsets.UTF_8))
                .put(path(own))
                .then()
                .statusCode(200);
    }

    @Test
    void restoringARevisionBringsItsDocumentBack() {
        String id = Posts.draft();
        put(id, DOCUMENT);
        put(id, "---\ntitle: Other\n---\nx\n");

        Api.as(Role.EDITOR).post(path(id) + "/revisions/2/restore").then().statusCode(200);

        assertThat(text(get(id))).isEqualTo(DOCUMENT);
    }
}
