package org.masthead.post.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Crowd;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/** The log is gapless and in the order of commits, however many write at once. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class EventLogRaceTest {

    private static final int WRITERS = 20;
    private static final int POSTS_EACH = 5;

    @Test
    void twentyRacingWritersLeaveNoGap() {
        long before = Database.number("select value from log_position");

        Crowd.of(WRITERS).each(WRITERS, writer -> {
            for (int i = 0; i < POSTS_EACH; i++) {
                String id = Posts.draft("title", "Writer " + writer);
                Posts.publish(id);
                Api.as(Role.EDITOR)
                        .body("{\"title\": 5}")
                        .put(Posts.ADMIN + "/" + id)
                        .then()
                        .statusCode(400);
                Posts.trash(id);
            }
            return writer;
        });

        long after = Database.number("select value from log_position");
        List<Long> positions = Database.texts("select position from event order by position").stream()
                .map(Long::valueOf)
                .toList();
        assertThat(after - before).isEqualTo(WRITERS * POSTS_EACH * 4L);
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(before + 1, after).boxed().toList());
    }

    @Test
    void eachPostsEventsStandInTheOrderTheyHappened() {
        List<String> ids = Crowd.of(WRITERS).each(WRITERS, writer -> {
            String id = Posts.published("title", "Writer " + writer);
            Posts.unpublish(id);
            Posts.publish(id);
            return id;
        });

        for (String id : ids) {
            assertThat(Database.texts("select type from event where object_id = '" + id + "' order by position"))
                    .containsExactly("post.created", "post.published", "post.unpublished", "post.published");
        }
    }

    @Test
    void whoReadsAPositionFindsAllBeforeIt() {
        List<Boolean> complete = Crowd.of(WRITERS).each(WRITERS * 3, number -> {
            Posts.draft("title", "Writer " + number);
            return Database.number(
                            "select count(*) - (select coalesce(max(position) - min(position) + 1, 0) from event)"
                                    + " from event")
                    == 0;
        });

        assertThat(complete).doesNotContain(false);
    }
}
