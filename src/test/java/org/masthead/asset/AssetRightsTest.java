package org.masthead.asset;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;
import org.masthead.testing.TestImages;

@QuarkusTest
@ExtendWith(FreshTables.class)
class AssetRightsTest {

    private static final String POSTS = "/api/v1/admin/posts";

    private String asset;

    @BeforeEach
    void anAuthorSendsAPicture() {
        String id = Api.as(Role.AUTHOR)
                .contentType("image/png")
                .body(TestImages.png(30, 20))
                .post(Assets.PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asset = Assets.PATH + "/" + id;
    }

    private String postOf(Role role, String title) {
        return Api.as(role)
                .body(Map.of("title", title, "images", List.of(Map.of("assetId", id(asset)))))
                .post(POSTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response describe(Role role, String path) {
        return Api.as(role).body(Map.of("alt", "Other words")).patch(path);
    }

    private static Response replace(Role role, String path) {
        return Api.as(role)
                .contentType("image/png")
                .body(TestImages.png(31, 21))
                .put(path + "/content");
    }

    @Test
    void anAuthorChangesWhatOnlyHisDraftsShow() {
        postOf(Role.AUTHOR, "His draft");

        describe(Role.AUTHOR, asset).then().statusCode(200);
        replace(Role.AUTHOR, asset).then().statusCode(200);
        Api.as(Role.AUTHOR).delete(asset).then().statusCode(409);
        Api.as(Role.AUTHOR).delete(asset + "?force=true").then().statusCode(200);
    }

    @Test
    void anAuthorChangesNothingThatReadersSee() {
        String post = postOf(Role.AUTHOR, "His post");
        Api.as(Role.EDITOR).post(POSTS + "/" + post + "/publish").then().statusCode(200);

        describe(Role.AUTHOR, asset).then().statusCode(403);
        replace(Role.AUTHOR, asset).then().statusCode(403);
        Api.as(Role.AUTHOR).delete(asset).then().statusCode(403);
        Api.as(Role.AUTHOR).delete(asset + "?force=true").then().statusCode(403);
        describe(Role.EDITOR, asset).then().statusCode(200);
    }

    @Test
    void anAuthorTakesNothingOutOfTheDraftsOfOthers() {
        postOf(Role.EDITOR, "The editor's draft");

        Api.as(Role.AUTHOR).delete(asset + "?force=true").then().statusCode(403);
        Api.as(Role.AUTHOR).delete(asset).then().statusCode(403);
    }

    @Test
    void anAuthorMeetsNoDraftsOfOthersWhereAnAssetIsUsed() {
        postOf(Role.AUTHOR, "His draft");
        postOf(Role.EDITOR, "The editor's draft");
        String live = postOf(Role.EDITOR, "What readers see");
        Api.as(Role.EDITOR).post(POSTS + "/" + live + "/publish").then().statusCode(200);

        Response his = Api.as(Role.AUTHOR).get(asset + "/usage");

        his.then().statusCode(200).body("title", equalTo(List.of("His draft", "What readers see")));
        Api.as(Role.EDITOR).get(asset + "/usage").then().body("", hasSize(3));
    }

    @Test
    void anAuthorFilesWhatHeSentAndNothingElse() {
        String others = Assets.PATH + "/" + Assets.picture(32, 20).get("id");
        Map<String, Object> move = Map.of("ids", List.of(id(asset), id(others)), "action", "move", "folder", "mine");

        Response answer = Api.as(Role.AUTHOR).body(move).post(Assets.PATH + "/bulk");

        answer.then().statusCode(200).body("items.status", equalTo(List.of(200, 403)));
        describe(Role.AUTHOR, others).then().statusCode(403);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
