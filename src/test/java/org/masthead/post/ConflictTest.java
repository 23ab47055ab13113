package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** Two editors of one post: what the one who comes second is told. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ConflictTest {

    private static final String BODY = "one\n\ntwo\n\nthree\n\nfour\n";

    private String id = "";

    @BeforeEach
    void makeAPost() {
        id = Posts.draft(
                "title",
                "Base",
                "body",
                BODY,
                "tags",
                List.of("a", "b"),
                "metadata",
                Map.of("kept", 1, "theirs", 1, "yours", 1));
    }

    private Response stale(Object... members) {
        return save("PATCH", "", Posts.members(members));
    }

    private Response save(String method, String query, Map<String, Object> members) {
        return Api.as(Role.EDITOR)
                .header("If-Match", "\"1-of-no-matter\"")
                .body(members)
                .request(method, Posts.ADMIN + "/" + id + query);
    }

    private static String of(String field, String member) {
        return "conflicts.find { it.field == '" + field + "' }." + member;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void showsTheWholeRecordAsItIsNow(String method) {
        Posts.edit(id, "title", "Theirs");

        save(method, "", Map.of("title", "Yours"))
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", containsString("/problems/stale-version"))
                .body("current.id", equalTo(id))
                .body("current.version", equalTo(2))
                .body("current.title", equalTo("Theirs"))
                .body("current.body", equalTo(BODY))
                .body("current.tags.name", equalTo(List.of("a", "b")));
        Posts.read(id).then().body("title", equalTo("Theirs")).body("version", equalTo(2));
    }

    @Test
    void tellsTheThreeSidesOfAField() {
        Posts.edit(id, "title", "Theirs");

        stale("title", "Yours")
                .then()
                .statusCode(412)
                .body("conflicts", hasSize(1))
                .body("conflicts[0].field", equalTo("title"))
                .body("conflicts[0].base", equalTo("Base"))
                .body("conflicts[0].theirs", equalTo("Theirs"))
                .body("conflicts[0].yours", equalTo("Yours"))
                .body("conflicts[0].mergeable", equalTo(false));
    }

    @Test
    void countsTheVersionInTheBodyAsWell() {
        Posts.edit(id, "title", "Theirs");

        Posts.put(id, "version", 1, "title", "Yours")
                .then()
                .statusCode(412)
                .body("current.title", equalTo("Theirs"))
                .body(of("title", "base"), equalTo("Base"));
    }

    @Test
    void saysThatChangesOfDifferentFieldsCanBeMerged() {
        Posts.edit(id, "title", "Theirs");

        stale("subtitle", "Yours")
                .then()
                .statusCode(412)
                .body("conflicts.field", containsInAnyOrder("title", "subtitle"))
                .body("conflicts.mergeable", equalTo(List.of(true, true)))
                .body(of("title", "yours"), equalTo("Base"))
                .body(of("subtitle", "base"), nullValue());
    }

    @Test
    void takesMembersThatComeBackAsTheyWereForNoChange() {
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        Posts.edit(id, "title", "Theirs", "tags", List.of("c"), "body", "theirs", "excerpt", "Theirs");

        read.put("subtitle", "Yours");
        save("PUT", "", read)
                .then()
                .statusCode(412)
                .body("conflicts.findAll { !it.mergeable }", empty())
                .body("conflicts.field", containsInAnyOrder("title", "subtitle", "excerpt", "body", "tags"));
    }

    @Test
    void isThereThoughNothingDiffersByNow() {
        Posts.edit(id, "title", "Both");

        stale("title", "Both").then().statusCode(412).body("conflicts", empty());
    }

    @Test
    void namesEveryFieldThatIsChangedOnBothSides() {
        Posts.edit(id, "title", "T", "slug", "theirs", "seo", Map.of("title", "T"), "featured", true);

        stale("title", "Y", "slug", "yours", "seo", Map.of("title", "Y"), "toc", false)
                .then()
                .statusCode(412)
                .body("conflicts.findAll { !it.mergeable }.field", contains("slug", "title", "seo"))
                .body(of("seo", "theirs.title"), equalTo("T"))
                .body(of("featured", "mergeable"), equalTo(true))
                .body(of("toc", "mergeable"), equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "0"})
    void knowsNoBaseOfAVersionThatNeverWas(int version) {
        Posts.edit(id, "title", "Theirs");

        Posts.patch(id, "version", version, "title", "Yours")
                .then()
                .statusCode(412)
                .body("conflicts", hasSize(1))
                .body("conflicts[0].base", nullValue())
                .body("conflicts[0].theirs", equalTo("Theirs"))
                .body("conflicts[0].yours", equalTo("Yours"))
                .body("conflicts[0].mergeable", equalTo(false));
    }

    @Test
    void knowsTheBaseOfAVersionThatAPublishMade() {
        Posts.publish(id);
        Posts.edit(id, "title", "Theirs");

        Posts.patch(id, "version", 2, "subtitle", "Yours")
                .then()
                .statusCode(412)
                .body(of("title", "base"), equalTo("Base"))
                .body("conflicts.mergeable", equalTo(List.of(true, true)));
    }

    @Test
    void ofABadEditIsA422() {
        Posts.edit(id, "title", "Theirs");

        stale("locale", "no locale").then().statusCode(422).body("violations[0].field", equalTo("locale"));
    }

    @Test
    void makesNoTagsOfTheNamesInIt() {
        Posts.edit(id, "title", "Theirs");

        stale("tags", List.of("never made")).then().statusCode(412);

        assertThat(Database.number("select count(*) from tag where name = 'never made'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, ''",
        "DELETE, ?force=true",
        "POST, /publish",
        "POST, /unpublish",
        "DELETE, /schedule",
        "POST, /discard",
        "POST, /submit",
        "POST, /return",
        "POST, /restore",
        "POST, /revisions/1/restore"
    })
    void ofAnActionShowsTheRecordToo(String method, String action) {
        Posts.edit(id, "title", "Theirs");

        Api.as(Role.EDITOR)
                .header("If-Match", "\"1-x\"")
                .request(method, Posts.ADMIN + "/" + id + action)
                .then()
                .statusCode(412)
                .body("current.title", equalTo("Theirs"))
                .body("current.body", notNullValue())
                .body("conflicts", empty());
        Posts.read(id).then().body("version", equalTo(2));
    }
}
