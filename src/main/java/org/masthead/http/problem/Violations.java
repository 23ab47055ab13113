package org.masthead.http.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a request, so that a client is told all of it at once; not thread-safe. */
public final class Violations {

    private final List<Violation> all = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private boolean malformed;

    /** A member or parameter that is unknown or of the wrong type: the request is a 400. */
    public void addMalformed(String field, String code, String message) {
        malformed = true;
        add(field, code, message);
    }

    /** A value of the right type that a rule refuses: a 422 unless something is malformed as well. */
    public void add(String field, String code, String message) {
        fields.add(field);
        all.add(new Violation(field, code, message));
    }

    /** True when a violation stands for just this field. */
    public boolean standFor(String field) {
        return fields.contains(field);
    }

    /** True when a violation stands for this field or one inside it. */
    public boolean concern(String field) {
        return all.stream()
                .anyMatch(v -> v.field().equals(field)
                        || v.field().startsWith(field + ".")
                        || v.field().startsWith(field + "["));
    }

    /** All so far, in the order they were found. */
    public List<Violation> list() {
        return List.copyOf(all);
    }

    /** @throws ProblemException MALFORMED_REQUEST or VALIDATION_FAILED if anything was added */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw ProblemException.of(malformed ? ProblemType.MALFORMED_REQUEST : ProblemType.VALIDATION_FAILED, all);
        }
    }
}
