package org.masthead.live.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Assets;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Race;
import org.masthead.testing.Statements;

/** What a live post tells of other records is what those are now, kept or not. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class KeptRelationsTest {

    @Inject
    RelationsKeeper keeper;

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response get(String path) {
        return Api.anonymous()
                .get("/api/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static void change(String collection, Object id, Map<String, ?> members) {
        Api.as(Role.EDITOR)
                .body(members)
                .patch("/api/v1/admin/" + collection + "/" + id)
                .then()
                .statusCode(200);
    }

    private static long missing() {
        return Database.number("select count(*) from live_post l where not exists (select 1 from live_relations r"
                + " where r.post_id = l.post_id and r.visible_from = l.visible_from and r.relations is not null)");
    }

    /** At once, and no different once it is made anew. */
    private void isTold(String path, String member, Object value) {
        assertThat(get(path).<Object>path(member)).isEqualTo(value);
        keeper.makeMissing();
        Database.moveContent();
        assertThat(missing()).isZero();
        assertThat(get(path).<Object>path(member)).isEqualTo(value);
    }

    @Test
    void renamesAreToldAtOnce() {
        Posts.published("slug", "one", "title", "One", "tags", List.of("Old"), "authors", List.of("Ann"));
        assertThat(missing()).isZero();

        change("tags", get("tags/old").path("id"), Map.of("name", "New", "slug", "new"));
        isTold("posts/one", "tags[0].name", "New");
        change("authors", get("authors/ann").path("id"), Map.of("name", "Anna"));
        isTold("posts/one", "authors[0].name", "Anna");
    }

    @Test
    void soIsTheNewPathOfACategoryBelowAnother() {
        Posts.published("slug", "one", "title", "One", "categories", List.of("Below"));
        String parent = Api.as(Role.EDITOR)
                .body(Map.of("name", "Above"))
                .post("/api/v1/admin/categories")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        change("categories", get("categories/below").path("id"), Map.of("parentId", parent));
        isTold("posts/one", "categories[0].path", "above/below");
        change("categories", parent, Map.of("slug", "top"));
        isTold("posts/one", "categories[0].path", "top/below");
    }

    @Test
    void soIsWhatAPictureSays() {
        Map<String, Object> asset = Assets.picture(40, 30);
        Posts.published("slug", "one", "title", "One", "images", List.of(Map.of("assetId", asset.get("id"))));

        change("assets", asset.get("id"), Map.of("alt", "A hill"));

        isTold("posts/one", "images[0].alt", "A hill");
    }

    @Test
    void soIsAMerge() {
        Posts.published("slug", "one", "title", "One", "tags", List.of("Red", "Blue"));

        Api.as(Role.EDITOR)
                .body(Map.of("into", get("tags/blue").path("id")))
                .post("/api/v1/admin/tags/" + get("tags/red").path("id") + "/merge")
                .then()
                .statusCode(200);

        isTold("posts/one", "tags.slug", List.of("blue"));
    }

    @Test
    void translationsComeAndGo() {
        String en = Posts.published("slug", "post", "title", "Post", "locale", "en");
        String zh = Posts.published("slug", "wen", "title", "文", "locale", "zh", "translationOf", en);
        isTold("posts/post", "translations.slug", List.of("wen"));

        Posts.edit(zh, "slug", "wen-2");
        isTold("posts/post", "translations.slug", List.of("wen"));
        Posts.publish(zh);
        isTold("posts/post", "translations.slug", List.of("wen-2"));
        Posts.unpublish(zh);
        isTold("posts/post", "translations", List.of());
    }

    @Test
    void nothingIsKeptOfWhatIsGone() {
        String id = Posts.published("slug", "one", "title", "One");
        Posts.edit(id, "title", "Two");
        Posts.publish(id);
        assertThat(Database.number("select count(*) from live_relations")).isOne();

        Posts.unpublish(id);

        assertThat(Database.number("select count(*) from live_relations")).isZero();
    }

    @Test
    void aSingleAndAListAreOneStatement() {
        for (int i = 0; i < 3; i++) {
            Posts.published("slug", "post-" + i, "title", "Post", "tags", List.of("Red"));
        }
        for (String path : List.of("posts/post-1", "posts", "posts?tag=red", "posts?locale=en&page=2&limit=1")) {
            get("posts/post-2?formats=text");
            Statements.forget();

            get(path);

            assertThat(Statements.ofTheAnswer()).as(path).hasSize(1);
        }
    }

    @Test
    void noPublishKeepsAnOldNameThatIsChangedMeanwhile() {
        Posts.published("slug", "first", "title", "First", "tags", List.of("Name 0"));
        String tag = get("posts/first").path("tags[0].id");
        AtomicInteger named = new AtomicInteger();

        Race.of(40, n -> {
            if (n % 4 == 0) {
                change("tags", tag, Map.of("name", "Name " + named.incrementAndGet()));
                return "";
            }
            return Posts.published("slug", "post-" + n, "title", "Post " + n, "tags", List.of("name-0"));
        });

        String name = get("tags/" + tag).path("name");
        assertThat(get("posts?limit=100").<List<String>>path("items.collect { it.tags[0].name }"))
                .hasSize(31)
                .containsOnly(name);
    }
}
