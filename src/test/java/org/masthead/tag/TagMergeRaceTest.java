package org.masthead.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class TagMergeRaceTest {

    private static final String TAGS = "/api/v1/admin/tags";
    private static final int SOURCES = 4;
    private static final int POSTS = 5;

    private static String create(String name) {
        return Api.as(Role.EDITOR).body(Map.of("name", name)).post(TAGS).path("id");
    }

    private static int merge(String id, String into) {
        return Api.as(Role.EDITOR)
                .body(Map.of("into", into))
                .post(TAGS + "/" + id + "/merge")
                .statusCode();
    }

    @Test
    void twoThatCrossAreOneMergeAndOneRefusal() {
        for (int round = 0; round < 5; round++) {
            String a = create("A " + round);
            String b = create("B " + round);

            List<Integer> answers = Race.of(2, i -> i == 0 ? merge(a, b) : merge(b, a));

            assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 404, 422);
        }
        assertThat(Database.number("select count(*) from tag")).isEqualTo(5);
    }

    /** Savers add a tag that goes, by id or by name, take it off, publish, and delete; mergers and deleters run between. */
    @Test
    void countsAreWhatPostsSayWhoeverSavesMeanwhile() {
        String target = create("Target");
        List<String> sources =
                IntStream.range(0, SOURCES).mapToObj(i -> create("Source " + i)).toList();
        List<String> posts = IntStream.range(0, POSTS)
                .mapToObj(i -> Posts.published("tags", List.of("Source " + i % SOURCES, "Kept")))
                .toList();

        List<Integer> answers = Race.of(160, i -> {
            String source = sources.get(i / 40);
            String post = posts.get(i % POSTS);
            return switch (i % 40) {
                case 20 -> i < 120 ? merge(source, target) : reassign(source, target);
                default -> save(post, source, i);
            };
        });

        assertThat(answers).isSubsetOf(200, 201, 409, 422);
        assertThat(Database.texts("select cast(id as text) from tag")).doesNotContainAnyElementsOf(sources);
        Response tag = Api.as(Role.EDITOR).get(TAGS + "/" + target);
        List<String> all = allPosts();
        assertThat(tag.<Integer>path("postCount")).isEqualTo(with(target, all, Posts::read));
        assertThat(tag.<Integer>path("livePostCount")).isEqualTo(with(target, all, Posts::live));
        assertThat(tag.<Integer>path("livePostCount")).isPositive();
    }

    private static int reassign(String id, String to) {
        return Api.as(Role.EDITOR).delete(TAGS + "/" + id + "?reassignTo=" + to).statusCode();
    }

    private static int save(String post, String source, int number) {
        return switch (number % 4) {
            case 0 ->
                Posts.patch(post, "tagIds", List.of(source), "status", "published")
                        .statusCode();
            case 1 ->
                Posts.patch(post, "tags", List.of("Kept", "Source " + number / 40))
                        .statusCode();
            case 2 ->
                Posts.patch(post, "tags", List.of(), "title", "Save " + number).statusCode();
            default ->
                Posts.create("tagIds", List.of(source), "status", "published").statusCode();
        };
    }

    private static List<String> allPosts() {
        return new ArrayList<>(Database.texts("select id from post"));
    }

    private static int with(String tag, List<String> posts, java.util.function.Function<String, Response> read) {
        return (int) posts.stream()
                .filter(post -> {
                    List<String> ids = read.apply(post).path("tags.id");
                    return ids.contains(tag);
                })
                .count();
    }
}
