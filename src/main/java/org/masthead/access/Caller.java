package org.masthead.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who has shown a token that counts.
 *
 * @param kind a person or a program
 * @param id id of the user or key
 * @param name what people know him by
 * @param role what he is here
 * @param scopes what his key is narrowed to; empty for all that the role may
 * @param authorId the user's default author, if he has one
 */
public record Caller(
        Kind kind,
        UUID id,
        String name,
        Role role,
        Set<String> scopes,
        @Nullable UUID authorId) {

    /** What shows itself by a token. */
    public enum Kind {
        USER,
        KEY
    }

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** True when his role is this one or includes it. */
    public boolean is(Role least) {
        return role.includes(least);
    }

    /** True when both his role and the scopes of his key have the permission. */
    public boolean may(Permission permission) {
        return permission.isOf(role) && isWithinScopes(permission.scope());
    }

    /** True when his key is not narrowed, or to this scope among others. */
    boolean isWithinScopes(String scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    /** True when all that a role with these scopes (none: all the role's) may do, he may do himself. */
    public boolean covers(Role other, Collection<String> otherScopes) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.isOf(other))
                .filter(permission -> otherScopes.isEmpty() || otherScopes.contains(permission.scope()))
                .allMatch(this::may);
    }

    /** Scopes of all he may do. */
    public List<String> permissions() {
        return Arrays.stream(Permission.values())
                .filter(this::may)
                .map(Permission::scope)
                .toList();
    }
}
