package org.masthead.http.list;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.Nearest;
import org.masthead.http.problem.ProblemException;
import org.masthead.http.problem.ProblemType;
import org.masthead.http.problem.Violation;

/** Reads {@code formats}. */
public final class FormatReader {

    private FormatReader() {}

    /**
     * The members that a single record shows: {@code html} unless told otherwise.
     *
     * @throws ProblemException UNKNOWN_PARAMETER for an unknown format
     */
    public static Set<String> ofSingle(@Nullable String formats) {
        if (formats == null) {
            return Set.of(Format.HTML.member());
        }
        List<Violation> wrong = new java.util.ArrayList<>();
        Set<String> members = read(List.of(formats), wrong);
        if (!wrong.isEmpty()) {
            throw ProblemException.of(ProblemType.UNKNOWN_PARAMETER, wrong);
        }
        return members;
    }

    static Set<String> read(List<String> texts, List<Violation> wrong) {
        Set<String> members = new LinkedHashSet<>();
        for (String text : ListParser.split(texts)) {
            Optional<Format> format = Format.named(text);
            if (format.isPresent()) {
                members.add(format.get().member());
            } else {
                String message = "unknown format `" + text + "`; allowed: " + String.join(", ", Format.names());
                wrong.add(new Violation("formats", "value", message + Nearest.suggestion(text, Format.names())));
            }
        }
        return members;
    }
}
