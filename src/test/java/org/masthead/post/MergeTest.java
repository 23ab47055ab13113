package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** Two editors of one post: what {@code merge=auto} makes of both their changes. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class MergeTest {

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

    private Response merge(Object... members) {
        return save("PATCH", "?merge=auto", Posts.members(members));
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

    @Test
    void takesBothChangesInOneRevision() {
        Posts.edit(id, "title", "Theirs");

        merge("subtitle", "Yours")
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("title", equalTo("Theirs"))
                .body("subtitle", equalTo("Yours"))
                .body("body", equalTo(BODY));
        assertThat(Database.texts("select kind from post_revision order by number"))
                .containsExactly("save", "save", "merge");
    }

    @Test
    void bringsChangesOfDifferentLinesTogether() {
        Posts.edit(id, "body", BODY.replace("one", "theirs"));

        merge("body", BODY.replace("four", "yours"))
                .then()
                .statusCode(200)
                .body("body", equalTo("theirs\n\ntwo\n\nthree\n\nyours\n"));
    }

    @Test
    void leavesChangesOfTheSameLineToTheEditor() {
        Posts.edit(id, "body", BODY.replace("two", "theirs"));

        merge("body", BODY.replace("two", "yours"), "title", "Yours")
                .then()
                .statusCode(412)
                .body(of("body", "base"), equalTo(BODY))
                .body(of("body", "mergeable"), equalTo(false))
                .body(of("title", "mergeable"), equalTo(true));
        Posts.read(id)
                .then()
                .body("version", equalTo(2))
                .body("title", equalTo("Base"))
                .body("body", containsString("theirs"));
    }

    @Test
    void takesTagsAsSets() {
        Posts.edit(id, "tags", List.of("a", "b", "theirs"));

        merge("tags", List.of("b", "yours"))
                .then()
                .statusCode(200)
                .body("tags.name", containsInAnyOrder("b", "theirs", "yours"));
    }

    @Test
    void takesMetadataMemberByMember() {
        Posts.edit(id, "metadata", Map.of("kept", 1, "theirs", 2, "yours", 1, "new", 3));

        merge("metadata", Map.of("kept", 1, "theirs", 1, "yours", 2))
                .then()
                .statusCode(200)
                .body("metadata", equalTo(Map.of("kept", 1, "theirs", 2, "yours", 2, "new", 3)));
    }

    @Test
    void leavesAMemberOfMetadataThatBothChangedToTheEditor() {
        Posts.edit(id, "metadata", Map.of("theirs", 2));

        merge("metadata", Map.of("theirs", 3)).then().statusCode(412).body(of("metadata", "mergeable"), equalTo(false));
    }

    @Test
    void worksForAWholeRecordThatComesBack() {
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        Posts.edit(id, "title", "Theirs", "tags", List.of("c"), "body", "theirs");

        read.put("subtitle", "Yours");
        save("PUT", "?merge=auto", read)
                .then()
                .statusCode(200)
                .body("title", equalTo("Theirs"))
                .body("subtitle", equalTo("Yours"))
                .body("tags.name", equalTo(List.of("c")))
                .body("body", equalTo("theirs"))
                .body("excerptIsDerived", equalTo(true));
    }

    @Test
    void doesNotUndoAPublishThatTheRecordDidNotKnowOf() {
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        Posts.publish(id);

        read.put("subtitle", "Yours");
        save("PUT", "?merge=auto", read)
                .then()
                .statusCode(412)
                .body(of("status", "theirs"), equalTo("published"))
                .body(of("status", "yours"), equalTo("draft"))
                .body(of("status", "mergeable"), equalTo(false));
        Posts.live(id).then().statusCode(200);
    }

    @Test
    void keepsTheDateThatAPublishGave() {
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        Posts.publish(id);
        String date = Posts.read(id).path("date");

        read.remove("status");
        read.put("subtitle", "Yours");
        save("PUT", "?merge=auto", read)
                .then()
                .statusCode(200)
                .body("subtitle", equalTo("Yours"))
                .body("date", equalTo(date));
    }

    @Test
    void keepsADateThatCameAfterTheOneOfThePublish() {
        Posts.publish(id);
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        Posts.edit(id, "date", "2001-01-01T00:00:00Z");

        read.put("subtitle", "Yours");
        Posts.put(
                        id + "?merge=auto",
                        read.entrySet().stream()
                                .flatMap(member -> Stream.of(member.getKey(), member.getValue()))
                                .toArray())
                .then()
                .statusCode(200)
                .body("subtitle", equalTo("Yours"))
                .body("date", equalTo("2001-01-01T00:00:00Z"));
    }

    @Test
    void followsATagThatWasMergedMeanwhile() {
        Map<String, Object> read = Posts.read(id).jsonPath().getMap("$");
        String into = Api.as(Role.EDITOR)
                .body(Map.of("name", "into"))
                .post("/api/v1/admin/tags")
                .path("id");
        String merged = Posts.read(id).path("tags[0].id");
        Api.as(Role.EDITOR)
                .body(Map.of("into", into))
                .post("/api/v1/admin/tags/" + merged + "/merge")
                .then()
                .statusCode(200);
        Posts.edit(id, "title", "Theirs");

        read.put("subtitle", "Yours");
        save("PUT", "?merge=auto", read)
                .then()
                .statusCode(200)
                .body("subtitle", equalTo("Yours"))
                .body("tags.name", containsInAnyOrder("into", "b"));
    }

    @Test
    void isRefusedWhereTheBaseIsNotKnown() {
        Posts.edit(id, "title", "Theirs");

        Posts.patch(id + "?merge=auto", "version", 9, "subtitle", "Yours")
                .then()
                .statusCode(412)
                .body(of("subtitle", "mergeable"), equalTo(false));
    }

    @Test
    void isRefusedWhereAnAutosaveThatWasReadHasBeenReplaced() {
        Posts.patch(id + "?autosave=true", "title", "First");
        Posts.patch(id + "?autosave=true", "title", "Second");

        Posts.patch(id + "?merge=auto", "version", 2, "subtitle", "Yours")
                .then()
                .statusCode(412)
                .body(of("subtitle", "base"), nullValue())
                .body(of("subtitle", "mergeable"), equalTo(false));
    }

    @Test
    void isNoneWhereTheWriteIsNotStale() {
        merge("title", "Yours").then().statusCode(200);

        assertThat(Database.texts("select kind from post_revision order by number"))
                .containsExactly("save", "save");
    }

    @Test
    void isAutoOrNothing() {
        save("PATCH", "?merge=theirs", Map.of("title", "x"))
                .then()
                .statusCode(400)
                .body("detail", not(containsString("Exception")));
        save("PATCH", "?merge=", Map.of("title", "x")).then().statusCode(200);
    }

    @Test
    void losesNothingOfManyWhoWriteAtOnce() {
        List<Integer> statuses = Crowd.of(8)
                .each(
                        40,
                        i -> save("PATCH", "?merge=auto", Map.of("metadata", Map.of("m" + i, i)))
                                .statusCode());

        assertThat(statuses).containsOnly(200);
        ValidatableResponse read = Posts.read(id).then().body("version", equalTo(41));
        for (int i = 0; i < 40; i++) {
            read.body("metadata.m" + i, equalTo(i));
        }
    }
}
