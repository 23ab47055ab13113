package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TagCreationTest {

    private static final String TAGS = "/api/v1/admin/tags";

    private static RequestSpecification editor() {
        return Api.as(Role.EDITOR);
    }

    private static String createTag(String name) {
        return editor().body(Map.of("name", name, "description", "About " + name))
                .post(TAGS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Nested
    class Create {

        @Test
        void answersTheTagAndItsAddress() {
            var draft = Map.of(
                    "name",
                    " 云原生 ",
                    "description",
                    "Made for the cloud",
                    "image",
                    Map.of("src", "https://example.org/cloud.png", "alt", "A cloud"),
                    "metadata",
                    Map.of("colour", "blue"));

            var answer = editor().body(draft).post(TAGS).then();

            String id = answer.statusCode(201)
                    .header("ETag", startsWith("\"1-"))
                    .header("Cache-Control", equalTo("private, no-store"))
                    .body("version", equalTo(1))
                    .body("name", equalTo("云原生"))
                    .body("slug", equalTo("yun-yuan-sheng"))
                    .body("image.url", equalTo("https://example.org/cloud.png"))
                    .body("image.assetId", nullValue())
                    .body("metadata.colour", equalTo("blue"))
                    .body("aliases", equalTo(List.of()))
                    .body("postCount", equalTo(0))
                    .body("createdAt", matchesPattern(".*Z"))
                    .extract()
                    .path("id");
            answer.header("Location", matchesPattern("http://[^/]+" + TAGS + "/" + id));
        }

        @Test
        void saysAllThatIsWrongAtOnce() {
            var draft = Map.of("name", " ", "descripton", "x", "metadata", 1, "image", Map.of("src", "ftp://x"));

            var answer = editor().body(draft).post(TAGS).then();

            answer.statusCode(400)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/problems/malformed-request"))
                    .body("violations.field", contains("descripton", "metadata", "image.src", "name"))
                    .body("violations[0].message", containsString("did you mean `description`?"))
                    .body("errors.name", equalTo("`name` must not be empty"))
                    .body("message", containsString("must be an http(s) address"));
        }

        @Test
        void refusesValuesOfTheRightTypeWith422() {
            var answer = editor().body(Map.of("name", "x".repeat(201), "description", "x".repeat(2_001)))
                    .post(TAGS)
                    .then();

            answer.statusCode(422).body("violations.field", contains("description", "name"));
        }

        @Test
        void refusesASlugThatIsNone() {
            var answer = editor().body(Map.of("name", "Go", "slug", UUID.randomUUID()))
                    .post(TAGS)
                    .then();

            answer.statusCode(422).body("violations.field", contains("slug"));
        }

        @Test
        void suggestsAFreeSlugWhenTheGivenOneIsTaken() {
            createTag("Go");

            var answer = editor().body(Map.of("name", "Golang", "slug", "go"))
                    .post(TAGS)
                    .then();

            answer.statusCode(409)
                    .body("type", endsWith("/problems/slug-taken"))
                    .body("violations.field", contains("slug"))
                    .body("suggestion", equalTo("go-2"));
        }

        @Test
        void numbersAMadeSlugThatIsTaken() {
            createTag("C");

            var answer = editor().body(Map.of("name", "C!")).post(TAGS).then();

            answer.statusCode(201).body("slug", equalTo("c-2"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Cloud", "cloud", " CLOUD ", "Ｃｌｏｕｄ"})
        void refusesANameThatAnotherHasButForCaseAndWidth(String name) {
            createTag("Cloud");

            var answer = editor().body(Map.of("name", name)).post(TAGS).then();

            answer.statusCode(409)
                    .body("type", endsWith("/problems/name-taken"))
                    .body("violations.field", contains("name"));
        }

        @Test
        void answersNothingToOneWhoPrefersThat() {
            var answer = editor().header("Prefer", "return=minimal")
                    .body(Map.of("name", "Quiet"))
                    .post(TAGS)
                    .then();

            answer.statusCode(201)
                    .header("Preference-Applied", equalTo("return=minimal"))
                    .header("Location", notNullValue())
                    .body(emptyString());
        }

        @Test
        void isForEditors() {
            var draft = Map.of("name", "Go");

            Api.anonymous().body(draft).post(TAGS).then().statusCode(401);
            Api.as(Role.AUTHOR).body(draft).post(TAGS).then().statusCode(403);
            Api.as(Role.READER).get(TAGS).then().statusCode(403);
            Api.as(Role.AUTHOR).get(TAGS).then().statusCode(200).header("X-Total-Count", equalTo("0"));
        }

        @Test
        void givesAHundredOfOneNameOneTagAndNoFault() {
            List<Integer> statuses = Race.of(
                    100, i -> editor().body(Map.of("name", "Twin")).post(TAGS).statusCode());

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(Database.number("select count(*) from tag")).isOne();
        }
    }

    @Nested
    class CreateWithAKey {

        @Test
        void repeatsTheFirstAnswer() {
            Response first = send("key-1", "Once");

            Response second = send("key-1", "Once");

            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.asString()).isEqualTo(first.asString());
            assertThat(second.header("Location")).isEqualTo(first.header("Location"));
            assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        }

        @Test
        void refusesAnotherBody() {
            send("key-2", "One");

            Response second = send("key-2", "Another");

            second.then().statusCode(422).body("type", endsWith("/problems/idempotency-key-reused"));
        }

        @Test
        void repeatsARefusal() {
            createTag("Taken");
            send("key-3", "Taken").then().statusCode(409);
            Database.texts("delete from tag returning slug");

            Response second = send("key-3", "Taken");

            second.then().statusCode(409).body("type", endsWith("/problems/name-taken"));
        }

        @Test
        void hasOneEffectHoweverManySendIt() {
            List<Response> answers = Race.of(50, i -> send("key-4", "Racing"));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(Response::asString)
                    .containsOnly(answers.get(0).asString());
            assertThat(Database.number("select count(*) from tag")).isOne();
            assertThat(Database.number("select count(*) from event where type = 'tag.created'"))
                    .isOne();
        }

        private Response send(String key, String name) {
            return editor().header("Idempotency-Key", key)
                    .body(Map.of("name", name))
                    .post(TAGS);
        }
    }
}
