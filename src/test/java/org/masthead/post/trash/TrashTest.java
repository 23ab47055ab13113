package org.masthead.post.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TrashTest {

    private static final String TRASH = Posts.ADMIN + "/trash";

    private static String trashedOwn() {
        String id = Api.as(Role.AUTHOR)
                .body(Map.of("title", "Own"))
                .post(Posts.ADMIN)
                .path("id");
        Api.as(Role.AUTHOR).delete(Posts.ADMIN + "/" + id).then().statusCode(200);
        return id;
    }

    @Test
    void isEmptiedForGood() {
        String kept = Posts.draft();
        String gone = Posts.published("slug", "gone");
        Posts.trash(gone);
        Posts.trash(Posts.draft());
        trashedOwn();

        Api.as(Role.EDITOR).delete(TRASH).then().statusCode(200).body("deleted", equalTo(3));

        Posts.read(gone).then().statusCode(404);
        Posts.read(kept).then().statusCode(200);
        Posts.create("slug", "gone").then().statusCode(201);
        assertThat(Database.texts("select type from event where type = 'post.deleted'"))
                .hasSize(3);
    }

    @Test
    void thatIsEmptyStaysSo() {
        Posts.draft();

        Api.as(Role.EDITOR).delete(TRASH).then().statusCode(200).body("deleted", equalTo(0));
    }

    @Test
    void ofAnAuthorIsWhatIsHisOwn() {
        String others = Posts.draft();
        Posts.trash(others);
        String own = trashedOwn();

        Api.as(Role.AUTHOR).delete(TRASH).then().statusCode(200).body("deleted", equalTo(1));

        Posts.read(others).then().statusCode(200);
        Posts.read(own).then().statusCode(404);
    }

    @Test
    void isNotForReaders() {
        Api.as(Role.READER).delete(TRASH).then().statusCode(403);
        Api.anonymous().delete(TRASH).then().statusCode(401);
    }

    @Test
    void givesAPostBackWithASlugThatOnlyRedirectsElsewhereByNow() {
        String id = Posts.draft("slug", "wanted", "tags", List.of("Kept"));
        Posts.trash(id);
        String other = Posts.published("slug", "wanted");
        Posts.edit(other, "slug", "moved");
        Posts.publish(other);

        Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/restore").then().statusCode(409);
        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/restore?takeSlug=true")
                .then()
                .statusCode(200)
                .body("slug", equalTo("wanted"))
                .body("deletedAt", nullValue())
                .body("tags.name", equalTo(List.of("Kept")));
    }

    @Test
    void givesNothingBackForABadBody() {
        String id = Posts.draft("slug", "s");
        Posts.trash(id);

        Api.as(Role.EDITOR)
                .body(Map.of("slg", "x"))
                .post(Posts.ADMIN + "/" + id + "/restore")
                .then()
                .statusCode(400);
        Api.as(Role.EDITOR)
                .body(Map.of("slug", "no slug!/"))
                .post(Posts.ADMIN + "/" + id + "/restore")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("slug"));
        Posts.read(id).then().body("version", equalTo(2));
    }
}
