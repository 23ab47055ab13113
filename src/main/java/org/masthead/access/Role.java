package org.masthead.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user or key is to this service; each role may do what those before it may. */
public enum Role {
    @JsonProperty(Roles.READER)
    READER,
    @JsonProperty(Roles.AUTHOR)
    AUTHOR,
    @JsonProperty(Roles.EDITOR)
    EDITOR,
    @JsonProperty(Roles.ADMIN)
    ADMIN;

    /** The role of this name. */
    public static Role named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The name on the wire and in the database: one of {@link Roles}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** Names of this role and of those it includes, as {@code @RolesAllowed} asks for them. */
    public Set<String> included() {
        return Arrays.stream(values()).filter(this::includes).map(Role::text).collect(Collectors.toUnmodifiableSet());
    }
}
