package org.masthead.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers, with the request, that a password was wrong, and whose it should have been: whatever is answered. */
@Singleton
public final class WrongPassword {

    private static final String KEY = WrongPassword.class.getName();

    private final CurrentCaller callers;

    WrongPassword(CurrentCaller callers) {
        this.callers = callers;
    }

    /** Notes it for the request that this thread serves; the account is empty where there is none of the name that was given. */
    public void note(Optional<UUID> account) {
        @Nullable RoutingContext request = callers.request();
        if (request != null) {
            request.put(KEY, account);
        }
    }

    /** True when a password that came with the request was wrong. */
    public static boolean in(RoutingContext request) {
        return request.get(KEY) != null;
    }

    /** Whose password was wrong; empty where none was, or there is no such account. */
    public static Optional<UUID> account(RoutingContext request) {
        @Nullable Optional<UUID> noted = request.get(KEY);
        return noted == null ? Optional.empty() : noted;
    }
}
