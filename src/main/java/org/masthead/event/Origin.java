package org.masthead.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is behind the current change, from where, and in which request; implemented by what knows callers. */
public interface Origin {

    /** Who acts. */
    Actor actor();

    /** Address of the client, or null for work of the service itself. */
    @Nullable
    String address();

    /** Id of the request, or null for work of the service itself. */
    @Nullable
    String requestId();

    /**
     * One who acts.
     *
     * @param kind {@code user}, {@code key}, {@code system} or {@code anonymous}
     * @param id id of the user or key, or null
     * @param name what people know him by
     */
    record Actor(String kind, @Nullable UUID id, String name) {

        /** The service itself. */
        public static final Actor SYSTEM = new Actor("system", null, "masthead");

        /** One who has shown no token, or none that counts. */
        public static final Actor ANONYMOUS = new Actor("anonymous", null, "anonymous");
    }
}
