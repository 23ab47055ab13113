package org.masthead.transfer.document;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;
import org.masthead.hugo.MalformedDocumentException;
import org.masthead.post.document.Notice;

/**
 * What came of one file of an import.
 *
 * @param line where in the file something is wrong, from 1, if that is known; so too {@code column}
 * @param code what is wrong or worth knowing, or null where nothing is
 */
public record FileOutcome(
        Outcome outcome,
        @Nullable UUID postId,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String code,
        @Nullable String message) {

    static FileOutcome taken(Outcome outcome, UUID post, List<Notice> notices) {
        String messages = notices.stream().map(Notice::message).collect(Collectors.joining(" "));
        return notices.isEmpty()
                ? new FileOutcome(outcome, post, null, null, null, null)
                : new FileOutcome(outcome, post, null, null, notices.get(0).code(), messages);
    }

    /** A file that changed nothing. */
    public static FileOutcome refused(String code, String message) {
        return new FileOutcome(Outcome.REFUSED, null, null, null, code, message);
    }

    /** A file that changed nothing because of the post at its address. */
    static FileOutcome refused(String code, String message, UUID post) {
        return new FileOutcome(Outcome.REFUSED, post, null, null, code, message);
    }

    /** A document whose post breaks a rule; the message names the fields. */
    public static FileOutcome refused(ProblemException problem) {
        return refused(problem.type().slug(), problem.detail());
    }

    /** A file that cannot be read as a document, and where it cannot. */
    static FileOutcome refused(MalformedDocumentException malformed) {
        return new FileOutcome(
                Outcome.REFUSED,
                null,
                malformed.line() == 0 ? null : malformed.line(),
                malformed.column() == 0 ? null : malformed.column(),
                malformed.code(),
                malformed.getMessage());
    }

    /** The same outcome without a post that was made only to be taken back. */
    public FileOutcome ofDryRun() {
        return outcome == Outcome.CREATED ? new FileOutcome(outcome, null, line, column, code, message) : this;
    }
}
