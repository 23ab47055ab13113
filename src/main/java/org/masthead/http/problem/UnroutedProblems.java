package org.masthead.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;

/** Problems for requests that end before any resource: addresses no route takes, bodies too large, odd encodings. */
@Singleton
final class UnroutedProblems {

    private final ProblemResponses problems;
    private final ObjectMapper json;

    UnroutedProblems(ProblemResponses problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    void register(@Observes Router router) {
        IntStream.of(400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 429, 431, 500, 503)
                .forEach(status -> router.errorHandler(status, context -> answer(context, status)));
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    /** Before Quarkus's own handler, whose answer is no problem. */
    private void failed(RoutingContext context) {
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500 && Faults.read(context.failure()).type() == ProblemType.INTERNAL_ERROR) {
            Log.errorf(
                    context.failure(),
                    "%s %s failed",
                    context.request().method(),
                    context.request().path());
        }
        answer(context, status);
    }

    private void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        ProblemException problem =
                context.failure() == null || status < 500 ? Faults.ofStatus(status) : Faults.read(context.failure());
        ProblemResponses.retryAfter(problem)
                .ifPresent(seconds -> context.response().putHeader(HttpHeaders.RETRY_AFTER, seconds));
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(encoded(problems.problem(problem, context.request().path())));
    }

    private String encoded(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
