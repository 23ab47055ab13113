package org.masthead.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.FreshTables;

/** Counts tell an author of his own posts and of what readers see, and of no draft of others. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class PostsInSightTest {

    private static String record(String kind) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", "Counted"))
                .post("/api/v1/admin/" + kind)
                .path("id");
    }

    private static int count(Role role, String kind, String id, String member) {
        return Api.as(role).get("/api/v1/admin/" + kind + "/" + id).path(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "categories", "authors"})
    void aRecordCountsThePostsThatItsReaderMeets(String kind) {
        String id = record(kind);
        Posts.draft(kind, List.of(Map.of("id", id)));
        Posts.published(kind, List.of(Map.of("id", id)));
        Api.as(Role.AUTHOR)
                .body(Map.of(kind, List.of(Map.of("id", id))))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201);

        assertThat(count(Role.EDITOR, kind, id, "postCount")).isEqualTo(3);
        assertThat(count(Role.AUTHOR, kind, id, "postCount")).isEqualTo(2);
    }

    @Test
    void aCategoryCountsBelowItLikewise() {
        String top = record("categories");
        String below = Api.as(Role.EDITOR)
                .body(Map.of("name", "Below", "parentId", top))
                .post("/api/v1/admin/categories")
                .path("id");
        Posts.draft("categories", List.of(Map.of("id", below)));
        Posts.published("categories", List.of(Map.of("id", below)));

        assertThat(count(Role.EDITOR, "categories", top, "totalPostCount")).isEqualTo(2);
        assertThat(count(Role.AUTHOR, "categories", top, "totalPostCount")).isEqualTo(1);
    }

    @Test
    void theOrderByCountTellsNoMore() {
        String hidden = record("tags");
        String seen = Api.as(Role.EDITOR)
                .body(Map.of("name", "Seen"))
                .post("/api/v1/admin/tags")
                .path("id");
        Posts.draft("tags", List.of(Map.of("id", hidden)));
        Posts.draft("tags", List.of(Map.of("id", hidden)));
        Posts.published("tags", List.of(Map.of("id", seen)));

        Api.as(Role.EDITOR).get("/api/v1/admin/tags?sort=-postCount").then().body("id", equalTo(List.of(hidden, seen)));
        Api.as(Role.AUTHOR).get("/api/v1/admin/tags?sort=-postCount").then().body("id", equalTo(List.of(seen, hidden)));
    }

    @Test
    void anAssetCountsTheUsesThatItsUsageNames() {
        Object asset = Assets.picture(20, 10).get("id");
        Posts.draft("images", List.of(Map.of("assetId", asset)));

        assertThat(count(Role.EDITOR, "assets", String.valueOf(asset), "usageCount"))
                .isEqualTo(1);
        assertThat(count(Role.AUTHOR, "assets", String.valueOf(asset), "usageCount"))
                .isZero();
        Api.as(Role.AUTHOR).get("/api/v1/admin/assets?unused=true").then().body("id", equalTo(List.of(asset)));
        Api.as(Role.EDITOR).get("/api/v1/admin/assets?unused=true").then().body("id", equalTo(List.of()));
    }
}
