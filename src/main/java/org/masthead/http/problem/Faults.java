package org.masthead.http.problem;

import io.vertx.core.http.HttpClosedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads any failure as the problem it means: what the database decided, what the framework refused, and INTERNAL_ERROR
 * for what nobody foresaw. Looks through wrappers, so that a refusal at commit reads like one before it.
 */
public final class Faults {

    private static final int DEEPEST_CAUSE = 20;

    private static final int FRAMES_READ = 12;

    /** SQLSTATE → problem (PostgreSQL manual, appendix A); a prefix of two stands for its class. */
    private static final Map<String, ProblemType> BY_SQL_STATE = Map.ofEntries(
            Map.entry("23503", ProblemType.CONFLICT),
            Map.entry("23505", ProblemType.CONFLICT),
            Map.entry("23P01", ProblemType.CONFLICT),
            Map.entry("23", ProblemType.VALIDATION_FAILED),
            Map.entry("22", ProblemType.VALIDATION_FAILED),
            Map.entry("54", ProblemType.VALIDATION_FAILED),
            Map.entry("40", ProblemType.UNAVAILABLE),
            Map.entry("55", ProblemType.UNAVAILABLE),
            Map.entry("57", ProblemType.UNAVAILABLE),
            Map.entry("53", ProblemType.UNAVAILABLE),
            Map.entry("25", ProblemType.UNAVAILABLE),
            Map.entry("08", ProblemType.UNAVAILABLE));

    private Faults() {}

    /** The problem a failure means. */
    public static ProblemException read(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<ProblemException> problem = readOne(cause);
            if (problem.isPresent()) {
                return problem.get();
            }
            cause = cause.getCause();
        }
        return new ProblemException(
                ProblemType.INTERNAL_ERROR, "Something failed that we did not foresee; the log has more.");
    }

    private static Optional<ProblemException> readOne(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        if (failure instanceof OptimisticLockException) {
            return Optional.of(new ProblemException(
                    ProblemType.STALE_VERSION, "The record was changed in the meantime; read it again."));
        }
        if (failure instanceof ConstraintViolationException violated) {
            return Optional.of(ofConstraints(violated));
        }
        if (failure instanceof IOException full && FullDisk.isToldBy(full)) {
            return Optional.of(new ProblemException(
                    ProblemType.STORE_FULL, "There is no room for what was sent; nothing of it was kept."));
        }
        if (failure instanceof HttpClosedException
                || failure instanceof ClosedChannelException
                || (failure instanceof SocketException reset
                        && String.valueOf(reset.getMessage()).contains("Connection reset"))) {
            return Optional.of(
                    new ProblemException(ProblemType.MALFORMED_REQUEST, "The connection ended before the body did."));
        }
        if (isOfMultipart(failure)) {
            return Optional.of(new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The body is not well-formed multipart/form-data."));
        }
        if (failure instanceof WebApplicationException web) {
            return Optional.of(ofStatus(web.getResponse().getStatus()));
        }
        if (failure instanceof SQLException sql) {
            return ofSql(sql);
        }
        if (failure instanceof RollbackException commit) {
            return ofCommit(commit);
        }
        if (isBrokenMultipart(failure)) {
            return Optional.of(new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The multipart body is malformed, or was cut off."));
        }
        return Optional.empty();
    }

    /** The framework's multipart parser fails with whatever it trips over. */
    private static boolean isOfMultipart(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES_READ)
                .anyMatch(frame -> frame.getClassName().contains("MultiPartParserDefinition")
                        || frame.getClassName().contains("FormBodyHandler"));
    }

    /** The problem of a bare status, as the framework gives for what never reached a resource. */
    public static ProblemException ofStatus(int status) {
        return switch (status) {
            case 400 -> new ProblemException(ProblemType.MALFORMED_REQUEST, "The request could not be read.");
            case 401 -> new ProblemException(ProblemType.UNAUTHENTICATED, "This needs a bearer token.");
            case 403 ->
                new ProblemException(ProblemType.FORBIDDEN, "Your role, or the scopes of your key, do not allow this.");
            case 404 -> ProblemException.notFound();
            case 405 ->
                new ProblemException(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This address does not take that method; see the Allow header.");
            case 406 ->
                new ProblemException(
                        ProblemType.NOT_ACCEPTABLE, "This address cannot answer in a media type that Accept names.");
            case 408 -> new ProblemException(ProblemType.REQUEST_TIMEOUT, "The request took too long to arrive.");
            case 413 -> new ProblemException(ProblemType.BODY_TOO_LARGE, "The request's body is larger than allowed.");
            case 414 -> new ProblemException(ProblemType.URI_TOO_LONG, "The address is longer than allowed.");
            case 415 ->
                new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "This address does not take that Content-Type.");
            case 431 -> new ProblemException(ProblemType.HEADERS_TOO_LARGE, "The headers are larger than allowed.");
            case 503 -> new ProblemException(ProblemType.UNAVAILABLE, "The service cannot answer now; try again soon.");
            default ->
                status < 500
                        ? new ProblemException(ProblemType.MALFORMED_REQUEST, "The request could not be read.")
                        : new ProblemException(
                                ProblemType.INTERNAL_ERROR,
                                "Something failed that we did not foresee; the log has more.");
        };
    }

    /** The parser tells a body that was cut off from a disk that is full by the message alone. */
    private static boolean isBrokenMultipart(Throwable failure) {
        return failure instanceof MultipartParser.MalformedMessageException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).startsWith("Connection terminated parsing multipart"));
    }

    private static ProblemException ofConstraints(ConstraintViolationException violated) {
        List<Violation> all = violated.getConstraintViolations().stream()
                .map(v -> new Violation(lastName(v.getPropertyPath().toString()), "value", v.getMessage()))
                .toList();
        return ProblemException.of(ProblemType.VALIDATION_FAILED, all);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The transaction manager tells what the database said of a commit beside the failure, not as its cause. */
    private static Optional<ProblemException> ofCommit(RollbackException failure) {
        return Arrays.stream(failure.getSuppressed())
                .flatMap(beside -> Stream.iterate(beside, Objects::nonNull, Throwable::getCause)
                        .limit(DEEPEST_CAUSE))
                .filter(SQLException.class::isInstance)
                .flatMap(sql -> ofSql((SQLException) sql).stream())
                .findFirst();
    }

    private static Optional<ProblemException> ofSql(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            return failure.getMessage() != null
                            && failure.getMessage().toLowerCase(Locale.ROOT).contains("timeout")
                    ? Optional.of(ofStatus(503))
                    : Optional.empty();
        }
        ProblemType type = BY_SQL_STATE.getOrDefault(state, BY_SQL_STATE.get(state.substring(0, 2)));
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case CONFLICT -> conflict(constraintOf(failure), state);
                    case UNAVAILABLE ->
                        new ProblemException(
                                type,
                                "The database cannot answer now, or others held what this needs; try again soon.");
                    default -> new ProblemException(type, "The database refused a value of this request.");
                });
    }

    /** Constraints carry PostgreSQL's default names, which tell the table and column. */
    private static ProblemException conflict(String constraint, String state) {
        if (constraint.contains("slug")) {
            return ProblemException.of(ProblemType.SLUG_TAKEN, "slug", "The slug is taken by another record.");
        }
        if (constraint.contains("username")) {
            return ProblemException.of(ProblemType.NAME_TAKEN, "username", "The user name is taken by another user.");
        }
        if (constraint.contains("name")) {
            return ProblemException.of(ProblemType.NAME_TAKEN, "name", "The name is taken by another record.");
        }
        return new ProblemException(
                ProblemType.CONFLICT,
                state.equals("23503")
                        ? "Something this refers to is gone, or something still refers to this."
                        : "This conflicts with another record.");
    }

    private static String constraintOf(SQLException failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String[] quoted = message.split("\"", -1);
        return Arrays.stream(quoted)
                .filter(part -> part.matches("[a-z0-9_]+_(key|pkey|fkey|check|excl|idx)"))
                .findFirst()
                .orElse("");
    }
}
