package org.masthead.access.user;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.testing.Api;

/** What a write of users and keys tells, and takes, of one who may not do it. */
@QuarkusTest
class UserRightsTest {

    private static final String USERS = "/api/v1/admin/users";
    private static final String KEYS = "/api/v1/admin/api-keys";

    @Test
    void aStaleGuardShowsNothingToOneWhoMayNotWrite() {
        String admin = Api.as(Role.ADMIN).get("/api/v1/auth/me").path("id");
        String narrow = Api.as(Role.ADMIN)
                .body(Map.of("name", "Narrow", "role", "admin", "scopes", List.of("users:write", "api-keys:write")))
                .post(KEYS)
                .path("secret");
        String wide = Api.as(Role.ADMIN)
                .body(Map.of("name", "Wide", "role", "admin"))
                .post(KEYS)
                .path("id");

        for (String path : List.of(USERS + "/" + admin, KEYS + "/" + wide)) {
            Api.withToken(narrow)
                    .header("If-Match", "\"99\"")
                    .body(Map.of("name", "x"))
                    .patch(path)
                    .then()
                    .statusCode(403)
                    .body(not(containsString("current")));
            Api.withToken(narrow)
                    .header("If-Match", "\"99\"")
                    .delete(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void anAuthorThatIsNotThereIsRefusedByItsField() {
        Api.as(Role.ADMIN)
                .body(Map.of(
                        "username",
                        "of-nobody",
                        "name",
                        "N",
                        "role",
                        "author",
                        "password",
                        "long enough",
                        "authorId",
                        "01a2117b-ddf8-7c2a-a2ef-8b7ece8f55a5"))
                .post(USERS)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("authorId")));
    }

    @Test
    void anEndThatNobodyCanKeepIsRefusedByItsField() {
        for (String end : List.of("-4800-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z")) {
            Api.as(Role.ADMIN)
                    .body(Map.of("name", "Far", "role", "reader", "expiresAt", end))
                    .post(KEYS)
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("expiresAt")));
        }
    }
}
