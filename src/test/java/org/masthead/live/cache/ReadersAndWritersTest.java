package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.live.cache.Ready.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;

/**
 * While posts are published without a pause, nobody ever reads a version that is older than one he has read: neither of a
 * post, nor of the list, nor the one after the other. For {@code -Dcache.seconds=20} so long; 4 s where nothing is said.
 */
@QuarkusTest
@ExtendWith(FreshTables.class)
class ReadersAndWritersTest {

    private static final long SECONDS = Long.getLong("cache.seconds", 4);
    private static final int WRITERS = 2;
    private static final int READERS = 4;
    private static final int LISTS = 3;

    private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);

    /** The version that each writer has been told is published. */
    private final List<AtomicInteger> published = List.of(new AtomicInteger(), new AtomicInteger());

    @Test
    void neverMeetWhatIsOlderThanWhatTheyHaveSeen() throws InterruptedException, ExecutionException {
        List<String> ids =
                List.of(Posts.published("slug", "w0", "title", "0"), Posts.published("slug", "w1", "title", "0"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        List<Future<Integer>> work = new ArrayList<>();

        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            work.add(threads.submit(() -> write(writer, ids.get(writer))));
        }
        for (int i = 0; i < READERS; i++) {
            int number = i;
            work.add(threads.submit(() -> read(number)));
        }

        for (Future<Integer> one : work) {
            assertThat(one.get()).isPositive();
        }
        threads.shutdown();
    }

    /** Half of the writers' commits come from elsewhere, and are told of or not. */
    private int write(int writer, String id) {
        int version = 0;
        while (System.nanoTime() < end) {
            version++;
            if (writer == 0) {
                Posts.edit(id, "title", String.valueOf(version));
                Posts.publish(id);
                published.get(writer).set(version);
            } else {
                elsewhere(id, version);
            }
        }
        return version;
    }

    private static void elsewhere(String id, int version) {
        String told = version % 2 == 0
                ? "pg_notify('masthead_generation', cast(moved.generation as text))"
                : "moved.generation";
        Database.texts("with changed as (update live_post set title = '" + version + "' where post_id = '" + id
                + "'), moved as (update log_position set value = value + 1, generation = value + 1 returning generation)"
                + " select " + told + " from moved");
    }

    private int read(int number) {
        int[] seen = new int[WRITERS];
        int reads = 0;
        while (System.nanoTime() < end) {
            // What the writer was told of before this was asked is the least that this node may answer with.
            seen[0] = Math.max(seen[0], published.get(0).get());
            for (int writer = 0; writer < WRITERS; writer++) {
                int single = Integer.parseInt(
                        one(reads).get("/api/v1/posts/w" + writer).path("title"));
                assertThat(single).isGreaterThanOrEqualTo(seen[writer]);
                seen[writer] = single;
            }
            List<String> titles = reader().get("/api/v1/posts?sort=slug&limit=" + (WRITERS + (number + reads) % LISTS))
                    .path("items.title");
            for (int writer = 0; writer < WRITERS; writer++) {
                int listed = Integer.parseInt(titles.get(writer));
                assertThat(listed).isGreaterThanOrEqualTo(seen[writer]);
                seen[writer] = listed;
            }
            reads++;
        }
        return reads;
    }

    /** Every other request is one that nothing is kept for. */
    private static RequestSpecification one(int reads) {
        return reads % 2 == 0 ? reader() : reader().header("Accept", "application/json;q=0.9");
    }
}
