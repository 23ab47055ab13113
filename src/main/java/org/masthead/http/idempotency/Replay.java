package org.masthead.http.idempotency;

/** Carries a kept answer past the resource method, whose return type it need not have; carries no stack trace. */
final class Replay extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient KeptAnswer answer;

    Replay(KeptAnswer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    KeptAnswer answer() {
        return answer;
    }
}
