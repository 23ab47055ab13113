package org.masthead.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class AuthorMergeTest {

    private static final String AUTHORS = "/api/v1/admin/authors/";
    private static final String USERS = "/api/v1/admin/users/";

    private String lovelace = "";
    private String ada = "";
    private String user = "";

    @BeforeEach
    void makeTwoAuthorsAndAUser() {
        lovelace = create("A. Lovelace");
        ada = create("Ada");
        user = Api.as(Role.ADMIN)
                .body(Map.of(
                        "username",
                        "merged-" + UUID.randomUUID(),
                        "password",
                        "only for this test",
                        "role",
                        "author",
                        "authorId",
                        lovelace))
                .post("/api/v1/admin/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String create(String name) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post("/api/v1/admin/authors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aMergeMovesPostsSlugsAndUsers() {
        String post = Posts.published("authorIds", List.of(lovelace, ada));

        Api.as(Role.EDITOR)
                .body(Map.of("into", ada))
                .post(AUTHORS + lovelace + "/merge")
                .then()
                .statusCode(200)
                .body("id", equalTo(ada))
                .body("version", equalTo(2))
                .body("aliases", contains("a-lovelace"))
                .body("postCount", equalTo(1))
                .body("livePostCount", equalTo(1));

        Posts.live(post).then().body("authors.slug", contains("ada"));
        Posts.read(Posts.draft("authorIds", List.of(lovelace))).then().body("authors.id", contains(ada));
        Api.as(Role.ADMIN)
                .get(USERS + user)
                .then()
                .body("authorId", equalTo(ada))
                .body("version", equalTo(2));
        Api.anonymous()
                .redirects()
                .follow(false)
                .get("/api/v1/authors/a-lovelace")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/api/v1/authors/ada"));
        assertThat(Database.texts("select type from event where type like 'author.%' order by position"))
                .endsWith("author.merged", "author.updated");
    }

    @Test
    void aDeletionGivesPostsAndUsersToTheOther() {
        String post = Posts.published("authorIds", List.of(lovelace));

        Api.as(Role.EDITOR)
                .delete(AUTHORS + lovelace + "?reassignTo=" + ada)
                .then()
                .statusCode(200)
                .body("id", equalTo(lovelace));

        Posts.read(post).then().body("authors.id", contains(ada));
        Posts.live(post).then().body("authors.id", contains(ada));
        Api.as(Role.ADMIN).get(USERS + user).then().body("authorId", equalTo(ada));
        Api.anonymous().get("/api/v1/authors/a-lovelace").then().statusCode(404);
    }

    @Test
    void refusesWhatIsNoOther() {
        Api.as(Role.EDITOR)
                .body(Map.of("into", lovelace))
                .post(AUTHORS + lovelace + "/merge")
                .then()
                .statusCode(422);
        Api.as(Role.EDITOR)
                .delete(AUTHORS + lovelace + "?reassignTo=" + UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("violations.code", contains("unknown-id"));

        Api.as(Role.ADMIN).get(USERS + user).then().body("authorId", equalTo(lovelace));
    }
}
