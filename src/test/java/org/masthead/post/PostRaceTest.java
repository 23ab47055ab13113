package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PostRaceTest {

    /** R12, at a fifth of its size. */
    @Test
    void noUpdateIsLost() {
        String id = Posts.draft("title", "Contended");

        List<Integer> answers = Crowd.of(20).each(200, number -> {
            String tag = Posts.read(id).header("ETag");
            return Api.as(Role.EDITOR)
                    .header("If-Match", tag)
                    .body(Map.of("title", "Edit " + number))
                    .put(Posts.ADMIN + "/" + id)
                    .statusCode();
        });

        long accepted = answers.stream().filter(status -> status == 200).count();
        int version = Posts.read(id).path("version");
        assertThat(answers).allMatch(status -> status == 200 || status == 412);
        assertThat(accepted).isPositive();
        assertThat(version - 1).isEqualTo((int) accepted);
        assertThat(Database.number("select count(*) from post_revision") - 1).isEqualTo(accepted);
    }

    /** R13. */
    @Test
    void aHundredPostsOfOneTitleHaveAHundredSlugs() {
        List<Response> answers = Crowd.of(100).each(100, number -> Posts.create("title", "The same"));

        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.<String>path("slug")))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("the-same(-\\d+)?"));
    }

    @Test
    void aHundredPostsWithOneGivenSlugAreOnePostAndConflicts() {
        List<Integer> answers = Crowd.of(100)
                .each(100, number -> Posts.create("slug", "the-one").statusCode());

        assertThat(answers).allMatch(status -> status == 201 || status == 409);
        assertThat(answers).containsOnlyOnce(201);
    }

    /** R15. */
    @Test
    void oneKeyHasOneEffectAndOneAnswer() {
        List<Response> answers = Crowd.of(50)
                .each(
                        50,
                        number -> Api.as(Role.EDITOR)
                                .header("Idempotency-Key", "race")
                                .body(Map.of("title", "Once"))
                                .post(Posts.ADMIN));

        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct())
                .hasSize(1);
        assertThat(Database.number("select count(*) from post")).isEqualTo(1);
    }

    @Test
    void racingPublishesAreOneEvent() {
        String id = Posts.draft("title", "Once");

        List<Integer> answers = Crowd.of(20)
                .each(
                        20,
                        number -> Api.as(Role.EDITOR)
                                .post(Posts.ADMIN + "/" + id + "/publish")
                                .statusCode());

        assertThat(answers).containsOnly(200);
        assertThat(Database.number("select count(*) from event where type = 'post.published'"))
                .isEqualTo(1);
    }
}
