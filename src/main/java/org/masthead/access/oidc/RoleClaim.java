package org.masthead.access.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.access.Role;

/**
 * Where a token says what its bearer is, and which role of ours that makes him. Values are compared as they are: a group
 * {@code not-admin} or {@code Admin} is no {@code admin}.
 */
final class RoleClaim {

    private final String name;
    private final Map<String, Role> roles;
    private final Optional<Role> otherwise;

    /**
     * A claim by its name or by a path of names with dots between.
     *
     * @param otherwise the role of one whose token gives none
     */
    RoleClaim(String name, Map<String, Role> roles, Optional<Role> otherwise) {
        this.name = name;
        this.roles = Map.copyOf(roles);
        this.otherwise = otherwise;
    }

    /** The highest role that these claims give; empty for one who has no business here. */
    Optional<Role> role(Map<String, Object> claims) {
        @Nullable
        Object value = claims.containsKey(name) ? claims.get(name) : find(claims, List.of(name.split("\\.", -1)));
        Stream<?> values = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
        return values.filter(String.class::isInstance)
                .flatMap(one -> Stream.ofNullable(roles.get(one)))
                .max(Role::compareTo)
                .or(() -> otherwise);
    }

    private static @Nullable Object find(Object claims, List<String> path) {
        @Nullable Object value = claims;
        for (String step : path) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value;
    }
}
