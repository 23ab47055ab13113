package org.masthead.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Remembers, with the request, that a password or a refresh token was refused, and whose it should have been. */
@Singleton
public final class RefusedCredential {

    private static final String KEY = RefusedCredential.class.getName();

    private final CurrentCaller callers;

    RefusedCredential(CurrentCaller callers) {
        this.callers = callers;
    }

    /** Notes it for the request that this thread serves; the account is empty where nobody has the name that was given. */
    public void note(Optional<UUID> account) {
        @Nullable RoutingContext request = callers.request();
        if (request != null) {
            request.put(KEY, account);
        }
    }

    /** True when one that came with the request was refused. */
    public static boolean in(RoutingContext request) {
        return request.get(KEY) != null;
    }

    /** Whose it should have been; empty where none was refused, or nobody has the name. */
    public static Optional<UUID> account(RoutingContext request) {
        @Nullable Optional<UUID> noted = request.get(KEY);
        return noted == null ? Optional.empty() : noted;
    }
}
