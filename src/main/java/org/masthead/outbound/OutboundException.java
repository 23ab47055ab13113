package org.masthead.outbound;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Says why an address gave nothing. The message is a sentence for whoever named the address: it tells neither what a name
 * resolves to nor what is there, and leaves the query out. The cause is for the operator alone.
 */
public final class OutboundException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kinds of it. */
    public enum Reason {
        /** Not an http or https address, or not one of a public host; nothing was sent. */
        ADDRESS_REFUSED,
        UNKNOWN_HOST,
        /** No connection, or none within the time for it. */
        UNREACHABLE,
        /** No TLS, or a certificate that is not to be trusted for this host. */
        TLS,
        /** More than the time for the whole. */
        TIMEOUT,
        /** An answer that is no success; {@link #status()} has its code. */
        STATUS,
        TOO_LARGE,
        TOO_MANY_REDIRECTS,
        /** Not HTTP, encoded though nobody asked for that, or ended too early. */
        BROKEN_ANSWER
    }

    private final Reason reason;
    private final int status;

    OutboundException(Reason reason, String message) {
        this(reason, message, null);
    }

    OutboundException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.status = 0;
    }

    /** An answer that is no success. */
    OutboundException(String host, int status) {
        super("%s answered with status %d.".formatted(host, status));
        this.reason = Reason.STATUS;
        this.status = status;
    }

    /** The kind of it. */
    public Reason reason() {
        return reason;
    }

    /** The status code of the answer, if an answer is the reason. */
    public OptionalInt status() {
        return reason == Reason.STATUS ? OptionalInt.of(status) : OptionalInt.empty();
    }
}
