package org.masthead.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
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
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class AuthorResourceTest {

    private static final String AUTHORS = "/api/v1/admin/authors";

    private static final Map<String, Object> ADA = Map.of(
            "name", "Ada Lovelace",
            "bio", "Wrote the first program.",
            "avatar", Map.of("src", "https://example.org/ada.png", "alt", "Ada"),
            "url", "https://example.org/ada",
            "links", List.of(Map.of("rel", "github", "url", "https://github.com/ada")));

    private static RequestSpecification editor() {
        return Api.as(Role.EDITOR);
    }

    private static String create(Map<String, Object> draft) {
        return editor().body(draft)
                .post(AUTHORS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Nested
    class Create {

        @Test
        void answersTheAuthor() {
            var answer = editor().body(ADA).post(AUTHORS).then();

            answer.statusCode(201)
                    .body("slug", equalTo("ada-lovelace"))
                    .body("bio", equalTo("Wrote the first program."))
                    .body("avatar.url", equalTo("https://example.org/ada.png"))
                    .body("url", equalTo("https://example.org/ada"))
                    .body("links", contains(Map.of("rel", "github", "url", "https://github.com/ada")))
                    .body("metadata", equalTo(Map.of()))
                    .body("version", equalTo(1));
        }

        @Test
        void hasNoLinksWhereNoneAreGiven() {
            editor().body(Map.of("name", "Ada"))
                    .post(AUTHORS)
                    .then()
                    .statusCode(201)
                    .body("links", equalTo(List.of()))
                    .body("url", nullValue());
        }

        @ParameterizedTest
        @ValueSource(strings = {"javascript:alert(1)", "mailto:ada@example.org", "//example.org", "https://a b", "x"})
        void refusesAddressesThatAreNotOfTheWeb(String address) {
            editor().body(Map.of(
                            "name",
                            "Ada",
                            "url",
                            address,
                            "links",
                            List.of(
                                    Map.of("rel", "me", "url", "https://example.org"),
                                    Map.of("rel", "", "url", address))))
                    .post(AUTHORS)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("links[1].rel", "links[1].url", "url"));
        }

        @Test
        void refusesMoreThanFiftyLinks() {
            var links = Collections.nCopies(51, Map.of("rel", "me", "url", "https://example.org"));

            editor().body(Map.of("name", "Ada", "links", links))
                    .post(AUTHORS)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("links"));
        }

        @Test
        void letsTwoHaveOneNameButNotOneSlug() {
            create(ADA);

            editor().body(ADA).post(AUTHORS).then().statusCode(201).body("slug", equalTo("ada-lovelace-2"));
            editor().body(Map.of("name", "x", "slug", "ada-lovelace"))
                    .post(AUTHORS)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/problems/slug-taken"))
                    .body("suggestion", equalTo("ada-lovelace-3"));
        }

        @Test
        void isForEditors() {
            Api.anonymous().body(ADA).post(AUTHORS).then().statusCode(401);
            Api.as(Role.AUTHOR).body(ADA).post(AUTHORS).then().statusCode(403);
        }
    }

    @Nested
    class Update {

        @Test
        void keepsAbsentMembersAndClearsWithNull() {
            String id = create(ADA);

            var answer = editor().body("{\"bio\": null, \"links\": []}")
                    .put(AUTHORS + "/" + id)
                    .then();

            answer.statusCode(200)
                    .body("bio", nullValue())
                    .body("links", equalTo(List.of()))
                    .body("name", equalTo("Ada Lovelace"))
                    .body("avatar.alt", equalTo("Ada"));
        }

        @Test
        void takesTheWholeRecordBack() {
            String id = create(ADA);
            Map<String, Object> record = editor().get(AUTHORS + "/" + id).as(Map.class);

            var answer = editor().body(record).put(AUTHORS + "/" + id).then();

            answer.statusCode(200)
                    .body("avatar", equalTo(record.get("avatar")))
                    .body("links", equalTo(record.get("links")));
        }

        @Test
        void refusesAStaleIfMatch() {
            String id = create(ADA);

            editor().header("If-Match", "\"2-x\"")
                    .body(Map.of("name", "x"))
                    .patch(AUTHORS + "/" + id)
                    .then()
                    .statusCode(412);
        }

        @Test
        void answers404ToAnUnknownId() {
            editor().body(Map.of("name", "x"))
                    .patch(AUTHORS + "/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    class Delete {

        @Test
        void answersTheRecordAndLeavesItsUser() {
            String id = create(ADA);
            String admin = Api.as(Role.ADMIN).get("/api/v1/auth/me").path("id");
            Api.as(Role.ADMIN)
                    .body(Map.of("authorId", id))
                    .patch("/api/v1/admin/users/" + admin)
                    .then()
                    .statusCode(200)
                    .body("authorId", equalTo(id));

            editor().delete(AUTHORS + "/" + id).then().statusCode(200).body("name", equalTo("Ada Lovelace"));

            editor().get(AUTHORS + "/" + id).then().statusCode(404);
            Api.as(Role.ADMIN).get("/api/v1/admin/users/" + admin).then().body("authorId", nullValue());
        }
    }

    @Nested
    class ListAuthors {

        @Test
        void isSortedByNameAndFiltered() {
            create(Map.of("name", "Grace"));
            create(ADA);

            assertThat(names(editor().get(AUTHORS))).containsExactly("Ada Lovelace", "Grace");
            assertThat(names(editor().get(AUTHORS + "?q=love"))).containsExactly("Ada Lovelace");
            assertThat(names(editor().get(AUTHORS + "?slug=grace"))).containsExactly("Grace");
            assertThat(names(editor().get(AUTHORS + "?sort=-updatedAt"))).containsExactly("Ada Lovelace", "Grace");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 100})
        void takesAtMostThreeStatements(int limit) {
            for (int i = 0; i < 5; i++) {
                create(ADA);
            }
            String token = Api.token(Role.AUTHOR);
            Statements.forget();

            Response answer = Api.withToken(token).get(AUTHORS + "?limit=" + limit);

            assertThat(names(answer)).hasSize(Math.min(limit, 5));
            assertThat(Statements.all()).hasSizeBetween(1, 3);
        }

        private List<String> names(Response response) {
            return response.then().statusCode(200).extract().path("name");
        }
    }
}
