package org.masthead.http.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.masthead.http.Representation;
import org.masthead.http.Versioned;
import org.masthead.http.problem.Faults;
import org.masthead.http.problem.Problem;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemResponses;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/**
 * Opens the transaction round a POST that carries an {@code Idempotency-Key} and serialises inside it, so that key, answer
 * and effect commit together. A refusal is kept in a transaction of its own, and so is the answer of what does not run in one.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class IdempotencyInterceptor {

    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;
    private static final List<String> SECRETS = List.of("secret", "token");

    private final KeptAnswerRepository answers;
    private final Representation representation;
    private final ProblemResponses problems;
    private final RoutingContext request;
    private final SecurityIdentity identity;
    private final ObjectMapper json;

    IdempotencyInterceptor(
            KeptAnswerRepository answers,
            Representation representation,
            ProblemResponses problems,
            RoutingContext request,
            SecurityIdentity identity,
            ObjectMapper json) {
        this.answers = answers;
        this.representation = representation;
        this.problems = problems;
        this.request = request;
        this.identity = identity;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        @Nullable String key = request.request().getHeader(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        checkKey(key);
        IdempotencyScope scope = new IdempotencyScope(
                identity.getPrincipal().getName(), request.request().path(), key);
        String hash = RequestHash.of(request, invocation.getParameters());
        try {
            return invocation.getInterceptorBinding(Idempotent.class).inTransaction()
                    ? QuarkusTransaction.requiringNew().call(() -> answer(scope, hash, invocation))
                    : answerAhead(scope, hash, invocation);
        } catch (Replay former) {
            throw former;
        } catch (RuntimeException failure) {
            ProblemException refusal = Faults.read(failure);
            if (isKept(refusal.type())) {
                Optional<KeptAnswer> first =
                        QuarkusTransaction.requiringNew().call(() -> keepFirst(scope, kept(hash, refusal)));
                if (first.isPresent()) {
                    throw replay(first.get(), hash);
                }
            }
            throw refusal.type() == ProblemType.INTERNAL_ERROR ? failure : refusal;
        }
    }

    private Object answer(IdempotencyScope scope, String hash, InvocationContext invocation) throws Exception {
        if (!answers.lock(scope)) {
            throw new ProblemException(
                    ProblemType.REQUEST_IN_PROGRESS, "A request with this Idempotency-Key is still at work.");
        }
        Optional<KeptAnswer> former = answers.find(scope);
        if (former.isPresent()) {
            throw replay(former.get(), hash);
        }
        Object result = invocation.proceed();
        answers.keep(scope, kept(hash, result));
        return result;
    }

    /** Runs the method outside of any transaction; who runs it twice at once answers twice as the first to end. */
    private Object answerAhead(IdempotencyScope scope, String hash, InvocationContext invocation) throws Exception {
        Optional<KeptAnswer> former = QuarkusTransaction.requiringNew().call(() -> answers.find(scope));
        if (former.isPresent()) {
            throw replay(former.get(), hash);
        }
        Object result = invocation.proceed();
        Optional<KeptAnswer> first = QuarkusTransaction.requiringNew().call(() -> keepFirst(scope, kept(hash, result)));
        if (first.isPresent()) {
            throw replay(first.get(), hash);
        }
        return result;
    }

    /** A twin may have had another answer between this one and its keeping: then that is the answer of both. */
    private Optional<KeptAnswer> keepFirst(IdempotencyScope scope, KeptAnswer answer) {
        Optional<KeptAnswer> former = answers.lock(scope) ? answers.find(scope) : Optional.empty();
        if (former.isEmpty()) {
            answers.keep(scope, answer);
        }
        return former;
    }

    private static void checkKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            String message = "`" + HEADER + "` has 1 to " + MAX_KEY_LENGTH + " visible ASCII characters";
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, List.of(new Violation(HEADER, "format", message)));
        }
    }

    private static boolean isKept(ProblemType type) {
        return type.status() < 500
                && type != ProblemType.UNAUTHENTICATED
                && type != ProblemType.TOO_MANY_REQUESTS
                && type != ProblemType.REQUEST_IN_PROGRESS
                && type != ProblemType.IDEMPOTENCY_KEY_REUSED;
    }

    private KeptAnswer kept(String hash, Object result) {
        RestResponse<?> response = result instanceof RestResponse<?> given ? given : RestResponse.ok(result);
        @Nullable Object entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : representation.bytes(entity);
        String version = entity instanceof Versioned versioned ? versioned.version() + "-" : "";
        String text = new String(body, StandardCharsets.UTF_8);
        List<String> secrets = secrets(text);
        @Nullable String location = response.getHeaderString(HttpHeaders.LOCATION);
        return new KeptAnswer(
                hash,
                response.getStatus(),
                MediaType.APPLICATION_JSON,
                location == null ? null : without(secrets, location),
                entity == null ? null : "\"" + version + Representation.checksum(body) + "\"",
                without(secrets, text));
    }

    private KeptAnswer kept(String hash, ProblemException refusal) {
        Problem problem = problems.problem(refusal, request.request().path());
        String body = new String(representation.bytes(problem), StandardCharsets.UTF_8);
        return new KeptAnswer(hash, refusal.type().status(), Problem.MEDIA_TYPE, null, null, body);
    }

    private List<String> secrets(String body) {
        try {
            JsonNode tree = json.readTree(body);
            return SECRETS.stream()
                    .map(tree::path)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A secret is told once: its member is null from then on, and it stands in no address. */
    private static String without(List<String> secrets, String text) {
        String blanked = text;
        for (String secret : secrets) {
            blanked = blanked.replace("\"" + secret + "\"", "null").replace(secret, "");
        }
        return blanked;
    }

    /** What tells the client the kept answer again. */
    private static RuntimeException replay(KeptAnswer answer, String hash) {
        return answer.requestHash().equals(hash)
                ? new Replay(answer)
                : new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was sent with another request before.");
    }
}
