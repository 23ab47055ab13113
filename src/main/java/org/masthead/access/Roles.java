package org.masthead.access;

/** Names of the roles, for {@code @RolesAllowed}; each may do what those before it may. */
public final class Roles {

    /** Delivery and previews, when delivery is private. */
    public static final String READER = "reader";

    /** Own posts: writes and submits them, cannot publish. */
    public static final String AUTHOR = "author";

    /** All content, imports, exports. */
    public static final String EDITOR = "editor";

    /** Users, keys, webhooks, the site, the audit. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
