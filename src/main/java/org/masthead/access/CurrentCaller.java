package org.masthead.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the request that this thread serves, or the one it acts for. Asking may read the database; not for the event
 * loop.
 */
@Singleton
public final class CurrentCaller {

    /** Attribute of a security identity that holds its {@link Caller}. */
    public static final String ATTRIBUTE = "caller";

    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest requests;
    private final ThreadLocal<@Nullable Caller> actedFor = new ThreadLocal<>();

    CurrentCaller(CurrentIdentityAssociation identities, CurrentVertxRequest requests) {
        this.identities = identities;
        this.requests = requests;
    }

    /**
     * Who calls.
     *
     * @throws UnauthorizedException (a 401) where no one has shown a token, or this is no request
     */
    public Caller get() {
        return find().orElseThrow(UnauthorizedException::new);
    }

    /**
     * Does work for a caller whose request has ended, such as a job he started: on this thread he is the one who calls, and
     * the log names him.
     */
    public <T> T callAs(Caller caller, Supplier<T> work) {
        @Nullable Caller before = actedFor.get();
        actedFor.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                actedFor.remove();
            } else {
                actedFor.set(before);
            }
        }
    }

    /** The caller that this thread acts for outside of his request. */
    Optional<Caller> actedFor() {
        return Optional.ofNullable(actedFor.get());
    }

    /** Who calls, if he has shown a token; empty for work of the service itself. */
    public Optional<Caller> find() {
        Optional<Caller> other = actedFor();
        if (other.isPresent()) {
            return other;
        }
        if (request() == null) {
            return Optional.empty();
        }
        @Nullable Caller caller = identities.getIdentity().getAttribute(ATTRIBUTE);
        return Optional.ofNullable(caller);
    }

    /** The request that this thread serves, or null for work of the service itself. */
    @Nullable
    RoutingContext request() {
        return Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
    }
}
