package org.masthead.http.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A refusal that the client is told of: a type, what was wrong, and the fields concerned. Carries no stack trace. */
public final class ProblemException extends RuntimeException {

    /** Extension member that says how many seconds to wait; answered as a header as well (RFC 9110 §10.2.3). */
    public static final String RETRY_AFTER = "retryAfter";

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members;

    /** A problem with nothing but its detail. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    private ProblemException(ProblemType type, String detail, List<Violation> violations, Map<String, Object> members) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.members = members;
    }

    /** A problem made of violations; its detail tells them all. */
    public static ProblemException of(ProblemType type, List<Violation> violations) {
        String detail = violations.stream().map(Violation::message).distinct().collect(Collectors.joining("; "));
        return new ProblemException(type, detail, violations, Map.of());
    }

    /** A problem with one field. */
    public static ProblemException of(ProblemType type, String field, String message) {
        return of(type, List.of(new Violation(field, type.slug(), message)));
    }

    /** NOT_FOUND, in the words that every unknown thing gets. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }

    /** The same problem with an extension member (RFC 9457 §3.2) more. */
    public ProblemException with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ProblemException(type, detail(), violations, more);
    }

    public ProblemType type() {
        return type;
    }

    /** What was wrong, for people. */
    public String detail() {
        String message = getMessage();
        return message == null ? type.title() : message;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Extension members, such as {@code current} of a 412. */
    public Map<String, Object> members() {
        return members;
    }
}
