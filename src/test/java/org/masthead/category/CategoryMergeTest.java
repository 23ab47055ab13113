package org.masthead.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.masthead.category.Categories.CATEGORIES;
import static org.masthead.category.Categories.createCategory;
import static org.masthead.category.Categories.editor;
import static org.masthead.category.Categories.get;
import static org.masthead.category.Categories.tree;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CategoryMergeTest {

    private static ValidatableResponse merge(String id, String into) {
        return editor().body(Map.of("into", into))
                .post(CATEGORIES + "/" + id + "/merge")
                .then();
    }

    @Test
    void putsChildrenBehindThoseOfTheOther() {
        String press = createCategory("Press", null);
        String news = createCategory("News", null);
        createCategory("Local", news);
        String old = createCategory("Old", press);
        createCategory("Street", old);
        createCategory("New", press);

        merge(press, news)
                .statusCode(200)
                .body("id", equalTo(news))
                .body("version", equalTo(2))
                .body("position", equalTo(0))
                .body("aliases", contains("press"));

        assertThat(tree()).containsExactly("news", "news/local", "news/old", "news/old/street", "news/new");
        get(old).body("position", equalTo(1)).body("depth", equalTo(1)).body("version", equalTo(1));
        assertThat(Database.number("select count(*) from category where ancestors[1] <> '" + news + "'"))
                .isZero();
    }

    @Test
    void takesAnyIntoOneAboveIt() {
        String top = createCategory("Top", null);
        String middle = createCategory("Middle", top);
        String low = createCategory("Low", middle);
        createCategory("Lowest", low);

        merge(low, top).statusCode(200);

        assertThat(tree()).containsExactly("top", "top/middle", "top/lowest");
    }

    @Test
    void refusesToPutOneIntoOneBelowIt() {
        String top = createCategory("Top", null);
        String low = createCategory("Low", createCategory("Middle", top));

        merge(top, low)
                .statusCode(409)
                .body("type", endsWith("/problems/category-cycle"))
                .body("violations.field", contains("into"));
        merge(top, top).statusCode(422).body("violations.field", contains("into"));

        assertThat(tree()).containsExactly("top", "top/middle", "top/middle/low");
    }

    @Test
    void refusesMoreLevelsThanATreeMayHave() {
        String deep = createCategory("Level", null);
        for (int level = 2; level <= Category.MAX_LEVELS; level++) {
            deep = createCategory("Level", deep);
        }
        String top = createCategory("Top", null);
        createCategory("Below", top);

        merge(top, deep)
                .statusCode(422)
                .body("violations.field", contains("into"))
                .body("violations.code", contains("depth"));

        get(top).body("version", equalTo(1));
    }

    @Test
    void movesPostsAndTellsTheLogOfThePathsBelow() {
        String press = createCategory("Press", null);
        String below = createCategory("Below", press);
        String news = createCategory("News", null);
        String post = Posts.published("categories", List.of("News", "Press"));
        Database.execute("truncate event");

        merge(press, news).statusCode(200).body("postCount", equalTo(1)).body("livePostCount", equalTo(1));

        Posts.live(post).then().body("categories.path", contains("news"));
        assertThat(Database.texts("select type || ' ' || object_id from event order by position"))
                .containsExactly("category.merged " + press, "category.updated " + news, "category.updated " + below);
        Api.anonymous()
                .redirects()
                .follow(false)
                .get("/api/v1/categories/press")
                .then()
                .statusCode(308)
                .header("Location", endsWith("/api/v1/categories/news"));
        Posts.read(Posts.draft("categoryIds", List.of(press))).then().body("categories.id", contains(news));
    }

    @Test
    void deletionGivesPostsToTheOtherAndLiftsTheChildren() {
        String press = createCategory("Press", null);
        String below = createCategory("Below", press);
        String post = Posts.published("categories", List.of("Press"));

        editor().delete(CATEGORIES + "/" + press + "?reassignTo=" + below)
                .then()
                .statusCode(200)
                .body("id", equalTo(press))
                .body("postCount", equalTo(1));

        assertThat(tree()).containsExactly("below");
        Posts.read(post).then().body("categories.id", contains(below));
        Posts.live(post).then().body("categories.path", contains("below"));
        get(below).body("aliases", equalTo(List.of())).body("version", equalTo(1));
    }

    /** Savers make categories, which holds the tree, while mergers do. */
    @Test
    void nobodyWaitsForOneWhoWaitsForHim() {
        String target = createCategory("Target", null);
        List<String> sources = List.of(createCategory("Source 0", target), createCategory("Source 1", null));
        List<String> posts = List.of(
                Posts.published("categories", List.of("Source 0")), Posts.published("categories", List.of("Source 1")));

        List<Integer> answers = Race.of(80, i -> {
            if (i % 40 == 20) {
                return merge(sources.get(i / 40), target).extract().statusCode();
            }
            List<String> names = List.of("Source " + i / 40, "Made " + i / 2);
            return Posts.patch(posts.get(i % 2), "categories", names, "status", "published")
                    .statusCode();
        });

        assertThat(answers).containsOnly(200);
        assertThat(Database.number("select count(*) from category where name like 'Source%'"))
                .isZero();
    }
}
