package org.masthead.access.user;

import java.util.Arrays;
import org.masthead.access.Role;
import org.masthead.http.list.FieldType;
import org.masthead.http.list.ListGrammar;
import org.masthead.http.list.ListGrammar.Surface;

/** What a client may ask of the list of users. */
public final class UserList {

    /** The admin list. */
    public static final ListGrammar GRAMMAR = ListGrammar.of(Surface.ADMIN, "users", UserView.class)
            .field("id", FieldType.UUID)
            .filter(
                    "role",
                    FieldType.TEXT,
                    Arrays.stream(Role.values()).map(Role::text).toArray(String[]::new))
            .filter("disabled", FieldType.BOOLEAN)
            .sort("name")
            .sort("createdAt")
            .searchable()
            .defaultSort("name")
            .build();

    private UserList() {}
}
