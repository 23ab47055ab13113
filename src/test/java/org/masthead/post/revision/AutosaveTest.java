package org.masthead.post.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** What an editor's tool saves by itself collapses; what he saves does not. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class AutosaveTest {

    private String id = "";

    @BeforeEach
    void makeAPost() {
        id = Posts.draft("title", "One");
    }

    private Response autosave(String title) {
        return autosave(Role.EDITOR, "PATCH", title);
    }

    private Response autosave(Role role, String method, String title) {
        return Api.as(role).body(Map.of("title", title)).request(method, Posts.ADMIN + "/" + id + "?autosave=true");
    }

    /** Number, kind and title of each revision. */
    private static List<String> revisions() {
        return Database.texts("select number || ' ' || kind || ' ' || (cast(content as jsonb) ->> 'title')"
                + " from post_revision order by number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void takesThePlaceOfTheSameEditorsLast(String method) {
        autosave(Role.EDITOR, method, "Two").then().statusCode(200).body("version", equalTo(2));
        autosave(Role.EDITOR, method, "Three")
                .then()
                .body("version", equalTo(3))
                .body("title", equalTo("Three"));

        assertThat(revisions()).containsExactly("1 save One", "3 autosave Three");
    }

    @Test
    void leavesAnotherEditors() {
        autosave("Two");
        autosave(Role.ADMIN, "PATCH", "Three");
        autosave("Four");

        assertThat(revisions()).containsExactly("1 save One", "3 autosave Three", "4 autosave Four");
    }

    @Test
    void leavesWhatWasSavedByHand() {
        autosave("Two");
        Posts.edit(id, "title", "Three");
        autosave("Four");

        assertThat(revisions()).containsExactly("1 save One", "3 save Three", "4 autosave Four");
    }

    @Test
    void leavesWhatReadersSee() {
        autosave("Two");
        Posts.publish(id);
        autosave("Three");
        autosave("Four");

        assertThat(revisions()).containsExactly("1 save One", "2 autosave Two", "4 autosave Four");
        Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "/" + id + "/revisions/4/diff?against=live")
                .then()
                .statusCode(200);
    }

    @Test
    void leavesWhatReadersAreToSee() {
        autosave("Two");
        Api.as(Role.EDITOR)
                .body(Map.of("at", Instant.now().plusSeconds(3_600).toString()))
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(200);
        autosave("Three");

        assertThat(revisions()).containsExactly("1 save One", "2 autosave Two", "3 autosave Three");
    }

    @Test
    void leavesWhatAPublishWillBind() {
        autosave("Two");
        Posts.patch(id + "?autosave=true", "translationOf", Posts.draft("locale", "de"))
                .then()
                .statusCode(200);
        Posts.publish(id);

        Api.as(Role.EDITOR)
                .get(Posts.ADMIN + "/" + id + "/revisions/3/diff?against=live")
                .then()
                .statusCode(200);
    }

    @Test
    void thatChangesNothingIsNone() {
        autosave("Two");
        autosave("Two").then().statusCode(200).body("version", equalTo(2));

        assertThat(revisions()).containsExactly("1 save One", "2 autosave Two");
        assertThat(Database.texts("select type from event order by position"))
                .containsExactly("post.created", "post.updated");
    }

    @Test
    void isGuardedAsASaveIs() {
        Posts.edit(id, "title", "Two");

        Posts.patch(id + "?autosave=true", "version", 1, "title", "Three")
                .then()
                .statusCode(412);
        Posts.patch(id + "?autosave=perhaps", "title", "Three").then().statusCode(400);
    }
}
