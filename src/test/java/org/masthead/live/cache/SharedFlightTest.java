package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masthead.live.cache.Ready.await;
import static org.masthead.live.cache.Ready.kept;
import static org.masthead.live.cache.Ready.reader;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.live.freshness.Generation;
import org.masthead.post.Posts;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

/** What many ask for at once is made once. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class SharedFlightTest {

    private static final int MANY = 8;

    @Inject
    EntityManager database;

    @Inject
    Generation generation;

    private static double missed() {
        return reader().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("masthead_cache_requests_total{result=\"miss\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** The answers to what all ask for while nothing can be read, until then. */
    private List<Response> askAtOnce(String path, Consumer<List<Future<Response>>> meanwhile)
            throws InterruptedException, ExecutionException {
        ExecutorService readers = Executors.newFixedThreadPool(MANY);
        List<Future<Response>> answers = new ArrayList<>();
        double before = missed();
        QuarkusTransaction.begin();
        database.createNativeQuery("lock table live_post in access exclusive mode")
                .executeUpdate();
        Statements.forget();
        for (int i = 0; i < MANY; i++) {
            answers.add(readers.submit(() -> reader().get(path)));
        }
        await(() -> missed() >= before + MANY);
        meanwhile.accept(answers);
        QuarkusTransaction.rollback();
        List<Response> all = new ArrayList<>();
        for (Future<Response> answer : answers) {
            all.add(answer.get());
        }
        readers.shutdown();
        return all;
    }

    @Test
    void oneAnswerIsMadeForAllWhoWait() throws InterruptedException, ExecutionException {
        Posts.published("slug", "here");
        kept(() -> reader().get("/api/v1/posts"));
        Database.moveContent();

        List<Response> answers = askAtOnce("/api/v1/posts", none -> {});

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(Statements.all().stream().filter(sql -> sql.contains("as edge")))
                .hasSize(1);
    }

    @Test
    void whoWaitsForARefusalIsRefusedByHimself() throws InterruptedException, ExecutionException {
        Posts.published("slug", "here");
        kept(() -> reader().get("/api/v1/posts"));
        Database.moveContent();

        List<Response> answers = askAtOnce("/api/v1/posts/none", none -> {});

        assertThat(answers).extracting(Response::statusCode).containsOnly(404);
        assertThat(answers.stream().map(answer -> answer.header("X-Request-Id")).distinct())
                .hasSize(MANY);
    }

    @Test
    void whoWaitsForADatabaseThatIsAwayDoesNotAskItAsWell() throws InterruptedException, ExecutionException {
        Posts.published("slug", "here");
        kept(() -> reader().get("/api/v1/posts"));
        Database.moveContent();

        List<Response> answers = askAtOnce("/api/v1/posts", this::lastUntilAllAreRefused);

        assertThat(answers).extracting(Response::statusCode).containsOnly(503);
        assertThat(answers).extracting(answer -> answer.header("Retry-After")).doesNotContainNull();
        assertThat(Statements.all().stream().filter(sql -> sql.contains("as edge")))
                .hasSize(1);
    }

    /** The listener has no answer either, and says so sooner than by itself. */
    private void lastUntilAllAreRefused(List<Future<Response>> answers) {
        database.createNativeQuery("lock table log_position in access exclusive mode")
                .executeUpdate();
        await(() -> {
            generation.lose();
            return answers.stream().allMatch(Future::isDone);
        });
    }
}
