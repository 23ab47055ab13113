package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.masthead.testing.Api;
import org.masthead.testing.Statements;

/** What tests of ready answers do: ask, and see whether the database was asked. */
final class Ready {

    /** A busy machine may lose its listener now and then, and asks the database meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ready() {}

    /** An anonymous request whose address is sent as it is written here. */
    static RequestSpecification reader() {
        return Api.anonymous().redirects().follow(false).urlEncodingEnabled(false);
    }

    /** Whether a request asks the database for anything. */
    static boolean asksTheDatabase(Supplier<Response> request) {
        Statements.forget();
        assertThat(request.get().statusCode()).isLessThan(500);
        return !Statements.all().isEmpty();
    }

    /** The answer to a request once it comes without the database; fails when it never does. */
    static Response kept(Supplier<Response> request) {
        Response[] answer = new Response[1];
        await(() -> {
            Statements.forget();
            answer[0] = request.get();
            return Statements.all().isEmpty();
        });
        return answer[0];
    }

    /** Waits for something that comes soon; fails when it never does. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean met = condition.getAsBoolean();
        while (!met && System.nanoTime() < end) {
            Thread.onSpinWait();
            met = condition.getAsBoolean();
        }
        assertThat(met).isTrue();
    }
}
