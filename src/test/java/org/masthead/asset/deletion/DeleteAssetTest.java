package org.masthead.asset.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

/** Deleting an asset: what is used stays, or leaves a placeholder. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class DeleteAssetTest {

    private static final String PLACEHOLDER = "/media/placeholder.png";

    private static Response delete(Object id, String query) {
        return Api.as(Role.EDITOR).delete(Assets.PATH + "/" + id + query);
    }

    @Test
    void anUnusedAssetGoes() {
        Map<String, Object> asset = Assets.picture(32, 21);

        Response answer = delete(asset.get("id"), "");

        answer.then().statusCode(200).body("id", equalTo(asset.get("id"))).body("hash", equalTo(asset.get("hash")));
        Api.as(Role.EDITOR).get(Assets.PATH + "/" + asset.get("id")).then().statusCode(404);
        Api.anonymous().get(Assets.path(asset)).then().statusCode(404);
        delete(asset.get("id"), "").then().statusCode(404);
    }

    @Test
    void theSameBytesMayComeAgainAsANewAsset() {
        Map<String, Object> asset = Assets.picture(32, 22);
        delete(asset.get("id"), "").then().statusCode(200);

        Map<String, Object> again = Assets.picture(32, 22);

        assertThat(again.get("id")).isNotEqualTo(asset.get("id"));
        assertThat(again).containsEntry("hash", asset.get("hash"));
        Api.anonymous().get(Assets.path(again)).then().statusCode(200);
    }

    @Test
    void minimalAnswersHaveNoBody() {
        Object id = Assets.picture(32, 23).get("id");

        Response answer = Api.as(Role.EDITOR).header("Prefer", "return=minimal").delete(Assets.PATH + "/" + id);

        answer.then().statusCode(204);
    }

    @Test
    void aUsedOneIsAConflictThatTellsWhere() {
        Map<String, Object> asset = Assets.picture(32, 24);
        String post = Posts.published("title", "Uses it", "body", "![a](" + Assets.path(asset) + ")");

        Response answer = delete(asset.get("id"), "");

        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("1 place"))
                .body("usage.type", contains("post"))
                .body("usage.id", contains(post))
                .body("usage.title", contains("Uses it"))
                .body("usage.where", contains("body"))
                .body("usage.state", contains("live"));
        Api.anonymous().get(Assets.path(asset)).then().statusCode(200);
    }

    @Test
    void anAvatarIsAUse() {
        Object asset = Assets.picture(32, 25).get("id");
        Api.as(Role.EDITOR)
                .body(Map.of("name", "Ada", "avatar", Map.of("assetId", asset)))
                .post("/api/v1/admin/authors")
                .then()
                .statusCode(201);

        Response answer = delete(asset, "");

        answer.then().statusCode(409).body("usage.where", contains("avatar"));
    }

    @Test
    void forceLeavesAPlaceholderInDraftsAndInWhatReadersSee() {
        Map<String, Object> asset = Assets.picture(32, 26);
        Map<String, Object> cover = Map.of("assetId", asset.get("id"), "alt", "Was here");
        String id = Posts.published(
                "title",
                "Placeholder",
                "images",
                List.of(cover),
                "seo",
                Map.of("image", cover),
                "body",
                "![Gone](" + Assets.path(asset) + "?w=320)");

        Response answer = delete(asset.get("id"), "?force=true");

        answer.then().statusCode(200);
        for (Response post : List.of(Posts.live(id), Posts.read(id))) {
            post.then()
                    .statusCode(200)
                    .body("images[0].url", endsWith(PLACEHOLDER))
                    .body("images[0].assetId", nullValue())
                    .body("images[0].alt", equalTo("Was here"))
                    .body("seo.image.url", endsWith(PLACEHOLDER));
        }
        assertThat(Posts.live(id).<String>path("html"))
                .contains(PLACEHOLDER)
                .doesNotContain(asset.get("id").toString());
        Posts.read(id).then().body("hasUnpublishedChanges", equalTo(false));
        Api.anonymous().get(PLACEHOLDER).then().statusCode(200).contentType("image/png");
    }

    @Test
    void forceTakesItOffTagsCategoriesAndAuthors() {
        Object asset = Assets.picture(32, 27).get("id");
        String tag = Api.as(Role.EDITOR)
                .body(Map.of("name", "Tagged", "image", Map.of("assetId", asset, "alt", "A")))
                .post("/api/v1/admin/tags")
                .path("id");

        delete(asset, "?force=true").then().statusCode(200);

        Api.as(Role.EDITOR)
                .get("/api/v1/admin/tags/" + tag)
                .then()
                .body("image.url", endsWith(PLACEHOLDER))
                .body("image.alt", equalTo("A"))
                .body("version", equalTo(2));
    }

    @Test
    void anOldRevisionThatShowedItComesBackWithThePlaceholder() {
        Map<String, Object> asset = Assets.picture(32, 28);
        String id = Posts.draft(
                "title",
                "Restored",
                "images",
                List.of(Map.of("assetId", asset.get("id"))),
                "body",
                "![](" + Assets.path(asset) + ")");
        Posts.edit(id, "images", List.of(), "body", "Nothing");
        delete(asset.get("id"), "").then().statusCode(200);

        Response answer = Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/revisions/1/restore");

        answer.then()
                .statusCode(200)
                .body("images[0].url", endsWith(PLACEHOLDER))
                .body("body", equalTo("![](" + PLACEHOLDER + ")"));
    }

    @Test
    void forceAndAReplacementExcludeEachOther() {
        Object one = Assets.picture(32, 29).get("id");
        Object two = Assets.picture(32, 30).get("id");

        Response answer = delete(one, "?force=true&replaceWith=" + two);

        answer.then().statusCode(422).body("violations.field", contains("replaceWith"));
    }

    @Test
    void aStaleVersionIsNotDeleted() {
        Object id = Assets.picture(32, 31).get("id");
        Api.as(Role.EDITOR)
                .body(Map.of("alt", "x"))
                .patch(Assets.PATH + "/" + id)
                .then()
                .statusCode(200);

        Response answer = Api.as(Role.EDITOR).header("If-Match", "\"1-0\"").delete(Assets.PATH + "/" + id);

        answer.then().statusCode(412).body("current.alt", equalTo("x"));
        Assets.read(id);
    }

    @Test
    void anAuthorDeletesWhatHeSentHimself() {
        Object anothers = Assets.picture(32, 32).get("id");
        Object own = Api.as(Role.AUTHOR)
                .contentType("image/png")
                .body(TestImages.png(32, 33))
                .post(Assets.PATH)
                .path("id");

        Api.as(Role.AUTHOR).delete(Assets.PATH + "/" + anothers).then().statusCode(403);
        Api.as(Role.AUTHOR).delete(Assets.PATH + "/" + own).then().statusCode(200);
        Api.as(Role.READER).delete(Assets.PATH + "/" + anothers).then().statusCode(403);
        Api.anonymous().delete(Assets.PATH + "/" + anothers).then().statusCode(401);
    }

    @Test
    void anUnknownOneIsNotFound() {
        delete(UUID.randomUUID(), "").then().statusCode(404);
        delete("none", "?force=true").then().statusCode(404);
    }

    @Test
    void theLogTellsOfIt() {
        Object id = Assets.picture(32, 34).get("id");

        delete(id, "").then().statusCode(200);

        assertThat(Database.texts("select type from event where object_id = ?::uuid order by position", id))
                .containsExactly("asset.created", "asset.deleted");
    }
}
