package org.masthead.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a scope of an API key can name, and the least role that has it: {@code {resource}:read|write|publish}. */
public enum Permission {
    DELIVERY_READ(Role.READER),
    PREVIEW_READ(Role.READER),
    POSTS_READ(Role.AUTHOR),
    POSTS_WRITE(Role.AUTHOR),
    POSTS_PUBLISH(Role.EDITOR),
    TAGS_READ(Role.AUTHOR),
    TAGS_WRITE(Role.EDITOR),
    CATEGORIES_READ(Role.AUTHOR),
    CATEGORIES_WRITE(Role.EDITOR),
    AUTHORS_READ(Role.AUTHOR),
    AUTHORS_WRITE(Role.EDITOR),
    ASSETS_READ(Role.AUTHOR),
    ASSETS_WRITE(Role.AUTHOR),
    IMPORTS_READ(Role.EDITOR),
    IMPORTS_WRITE(Role.EDITOR),
    EXPORTS_READ(Role.EDITOR),
    WEBHOOKS_READ(Role.ADMIN),
    WEBHOOKS_WRITE(Role.ADMIN),
    USERS_READ(Role.ADMIN),
    USERS_WRITE(Role.ADMIN),
    API_KEYS_READ(Role.ADMIN),
    API_KEYS_WRITE(Role.ADMIN),
    SITE_READ(Role.ADMIN),
    SITE_WRITE(Role.ADMIN),
    AUDIT_READ(Role.ADMIN);

    private final Role least;

    Permission(Role least) {
        this.least = least;
    }

    /** The permission of this scope, such as {@code posts:publish}, if there is one. */
    public static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values())
                .filter(permission -> permission.scope().equals(scope))
                .findFirst();
    }

    /** All scopes there are. */
    public static List<String> scopes() {
        return Arrays.stream(values()).map(Permission::scope).toList();
    }

    /** The scope that grants it, such as {@code api-keys:read}. */
    public String scope() {
        int verb = name().lastIndexOf('_');
        return (name().substring(0, verb).replace('_', '-') + ":" + name().substring(verb + 1))
                .toLowerCase(Locale.ROOT);
    }

    /** True when the role has it. */
    public boolean isOf(Role role) {
        return role.includes(least);
    }
}
