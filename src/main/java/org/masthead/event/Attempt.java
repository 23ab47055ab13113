package org.masthead.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.event.Origin.Actor;

/**
 * Something that was tried and is no change: a login, or what was refused.
 *
 * @param action such as {@code auth.login} or {@code post.publish}
 * @param objectType such as {@code post}; {@code user} for logins
 * @param objectId null where it is not known, or there is none
 * @param done whether it was, and not refused
 * @param address of the client
 */
public record Attempt(
        String action,
        String objectType,
        @Nullable UUID objectId,
        boolean done,
        Actor actor,
        @Nullable String address,
        @Nullable String requestId) {}
