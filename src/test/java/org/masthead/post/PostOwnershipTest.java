package org.masthead.post;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

/** An author meets only his own posts; others' are unknown to him. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostOwnershipTest {

    private String others = "";
    private String own = "";

    @BeforeEach
    void makePosts() {
        others = Posts.ADMIN + "/" + Posts.published("title", "Another's");
        own = Posts.ADMIN + "/"
                + Api.as(Role.AUTHOR)
                        .body(Map.of("title", "Own"))
                        .post(Posts.ADMIN)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void heReadsAndWritesHisOwn() {
        Api.as(Role.AUTHOR).get(own).then().statusCode(200).body("createdBy.name", equalTo("test-author"));
        Api.as(Role.AUTHOR).body(Map.of("title", "x")).put(own).then().statusCode(200);
        Api.as(Role.AUTHOR).body(Map.of("title", "y")).patch(own).then().statusCode(200);
        Api.as(Role.AUTHOR).delete(own).then().statusCode(200);
        Api.as(Role.AUTHOR).post(own + "/restore").then().statusCode(200);
        Api.as(Role.AUTHOR).delete(own + "?force=true").then().statusCode(200);
    }

    @Test
    void anothersAreUnknownToHim() {
        Api.as(Role.AUTHOR).get(others).then().statusCode(404);
        Api.as(Role.AUTHOR).body(Map.of("title", "x")).put(others).then().statusCode(404);
        Api.as(Role.AUTHOR).body(Map.of("title", "x")).patch(others).then().statusCode(404);
        Api.as(Role.AUTHOR).body(Map.of("nonsense", "x")).patch(others).then().statusCode(404);
        Api.as(Role.AUTHOR).delete(others).then().statusCode(404);
        Api.as(Role.AUTHOR).delete(others + "?force=true").then().statusCode(404);
        Api.as(Role.AUTHOR).post(others + "/restore").then().statusCode(404);
    }

    @Test
    void hePublishesNothing() {
        Api.as(Role.AUTHOR).post(own + "/publish").then().statusCode(403);
        Api.as(Role.AUTHOR).post(own + "/unpublish").then().statusCode(403);
        Api.as(Role.AUTHOR).post(others + "/publish").then().statusCode(403);
    }

    @Test
    void hisListAndItsCountHoldHisAlone() {
        Api.as(Role.AUTHOR).get(Posts.ADMIN).then().header("X-Total-Count", "1").body("title", equalTo(List.of("Own")));
        Api.as(Role.AUTHOR)
                .get(Posts.ADMIN + "?q=another")
                .then()
                .header("X-Total-Count", "0")
                .body("$", empty());
        Api.as(Role.AUTHOR)
                .get(Posts.ADMIN + "?status=published&deleted=any")
                .then()
                .header("X-Total-Count", "0");
    }

    @Test
    void hisListCannotBeWidenedByAskingForAnothers() {
        String other = Api.as(Role.EDITOR).get(others).then().extract().path("createdBy.id");

        Api.as(Role.AUTHOR).get(Posts.ADMIN + "?createdBy=" + other).then().body("$", empty());
        Api.as(Role.AUTHOR)
                .get(Posts.ADMIN + "?id=" + others.substring(others.lastIndexOf('/') + 1))
                .then()
                .body("$", empty());
    }

    @Test
    void hisSlugIsNumberedWithoutTellingWhose() {
        Api.as(Role.AUTHOR)
                .body(Map.of("title", "Another's"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);
    }

    @Test
    void readersAndTheAnonymousMeetNoneHere() {
        Api.as(Role.READER).get(Posts.ADMIN).then().statusCode(403);
        Api.as(Role.READER).get(own).then().statusCode(403);
        Api.anonymous().get(Posts.ADMIN).then().statusCode(401);
        Api.anonymous().body(Map.of()).post(Posts.ADMIN).then().statusCode(401);
        Api.anonymous().post(own + "/publish").then().statusCode(401);
    }
}
