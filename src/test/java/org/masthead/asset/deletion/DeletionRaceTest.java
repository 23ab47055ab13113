package org.masthead.asset.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

/** Whoever comes first, no record shows an asset that is not there, and nobody is told of an error that is not his. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class DeletionRaceTest {

    private static final int RUNS = 24;

    /** What still names an asset that is gone. */
    private static final String DANGLING = """
            select p.title from post p where exists (
              select 1 from jsonb_array_elements(cast(p.images as jsonb)) i
              where i ->> 'assetId' is not null and not exists (select 1 from asset a where a.id = cast(i ->> 'assetId' as uuid)))
            union all
            select p.title from post_asset r join post p on p.id = r.post_id
            where not exists (select 1 from asset a where a.id = r.asset_id)
            union all
            select t.name from tag t
            where image_asset_id is not null and not exists (select 1 from asset a where a.id = t.image_asset_id)""";

    private static Response use(Object asset, int turn) {
        Map<String, Object> cover = Map.of("assetId", asset);
        return switch (turn % 3) {
            case 0 -> Posts.create("title", "Post " + turn, "images", List.of(cover));
            case 1 ->
                Api.as(Role.EDITOR)
                        .body(Map.of("name", "Tag " + turn, "image", cover))
                        .post("/api/v1/admin/tags");
            default -> Posts.create("title", "Seo " + turn, "seo", Map.of("image", cover));
        };
    }

    private static Response delete(Object asset, String query) {
        return Api.as(Role.EDITOR).delete(Assets.PATH + "/" + asset + query);
    }

    @Test
    void aDeletionAndAUseAtTheSameTimeEndWithOneOfThem() {
        List<Object> assets = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            assets.add(Assets.picture(34, 20 + i).get("id"));
        }

        List<Response> answers = Race.of(
                2 * RUNS,
                turn -> turn % 2 == 0 ? use(assets.get(turn / 2), turn / 2) : delete(assets.get(turn / 2), ""));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 201, 404, 409, 422);
        for (int i = 0; i < RUNS; i++) {
            boolean used = answers.get(2 * i).statusCode() == 201;
            boolean deleted = answers.get(2 * i + 1).statusCode() == 200;
            assertThat(used).isNotEqualTo(deleted);
        }
        assertThat(Database.texts(DANGLING)).isEmpty();
    }

    @Test
    void forcedDeletionsWhilePostsAreWrittenLeaveNothingThatDangles() {
        List<Object> assets = new ArrayList<>();
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            assets.add(Assets.picture(35, 20 + i).get("id"));
            posts.add(Posts.published("title", "Racing " + i));
        }

        List<Response> answers = Race.of(
                RUNS,
                turn -> turn % 6 == 5
                        ? delete(assets.get(turn / 6), "?force=true")
                        : Posts.patch(posts.get(turn % 4), "images", List.of(Map.of("assetId", assets.get(turn / 6)))));

        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 422);
        assertThat(Database.texts(DANGLING)).isEmpty();
        posts.forEach(Posts::publish);
        posts.forEach(id -> Posts.live(id).then().statusCode(200));
    }

    @Test
    void replacementsThatCrossDoNotWaitForEachOtherForEver() {
        Object one = Assets.picture(36, 20).get("id");
        Object two = Assets.picture(36, 21).get("id");
        String id =
                Posts.published("title", "Crossed", "images", List.of(Map.of("assetId", one), Map.of("assetId", two)));
        Map<String, Object> image = Map.of("assetId", one);
        Api.as(Role.EDITOR).body(Map.of("name", "Crossed", "image", image)).post("/api/v1/admin/tags");

        List<Response> answers =
                Race.of(2, turn -> turn == 0 ? delete(one, "?replaceWith=" + two) : delete(two, "?replaceWith=" + one));

        assertThat(answers).extracting(Response::statusCode).contains(200).isSubsetOf(200, 404, 422);
        assertThat(Database.number("select count(*) from asset")).isEqualTo(1);
        assertThat(Database.texts(DANGLING)).isEmpty();
        assertThat(Posts.live(id).<List<Object>>path("images.assetId"))
                .hasSize(2)
                .doesNotContainNull();
    }
}
