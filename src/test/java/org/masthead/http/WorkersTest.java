package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;

class WorkersTest {

    private final Workers workers = new Workers("test", 1, 1, "Too much.");

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void whatIsMoreThanMayWaitIsRefusedAsUnavailable() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> first = workers.submit(() -> afterwards(end, "first"));
        CompletableFuture<String> second = workers.submit(() -> "second");

        assertThatThrownBy(() -> workers.submit(() -> "third"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNAVAILABLE))
                .hasMessageContaining("Too much.");

        end.countDown();
        assertThat(first.join()).isEqualTo("first");
        assertThat(second.join()).isEqualTo("second");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotDone() {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<String> done = new CompletableFuture<>();
        CompletableFuture<String> first = workers.submit(() -> afterwards(end, "first"));
        CompletableFuture<Boolean> second = workers.submit(() -> done.complete("in vain"));

        second.cancel(false);
        end.countDown();

        assertThat(first.join()).isEqualTo("first");
        assertThat(workers.submit(() -> "third").join()).isEqualTo("third");
        assertThat(done).isNotDone();
    }

    @Test
    void aFailureIsToldToWhoWaits() {
        CompletableFuture<String> failing = workers.submit(() -> {
            throw new StackOverflowError("deep");
        });

        assertThat(failing).failsWithin(java.time.Duration.ofSeconds(5));
    }

    private static String afterwards(CountDownLatch end, String result) throws InterruptedException {
        end.await();
        return result;
    }
}
