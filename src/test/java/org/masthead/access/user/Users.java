package org.masthead.access.user;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** Users that tests make for themselves, over HTTP. */
public final class Users {

    public static final String PATH = "/api/v1/admin/users";
    public static final String PASSWORD = "correct horse battery staple";

    private Users() {}

    /** A name that no other test has. */
    public static String uniqueName() {
        return "user-" + UUID.randomUUID();
    }

    /** The members of a new user. */
    public static Map<String, Object> draft(String username, Role role) {
        return new HashMap<>(Map.of("username", username, "role", role.text(), "password", PASSWORD));
    }

    /** Makes a user; gives his id. */
    public static String create(String username, Role role) {
        return Api.as(Role.ADMIN)
                .body(draft(username, role))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Changes one member of a user. */
    public static void patch(String id, String member, Object value) {
        Api.as(Role.ADMIN)
                .body(Map.of(member, value))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
    }
}
