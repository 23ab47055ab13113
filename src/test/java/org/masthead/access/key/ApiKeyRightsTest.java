package org.masthead.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.MutableClock;

/** What one who shows a key may do. */
@QuarkusTest
class ApiKeyRightsTest {

    private static final String KEYS = "/api/v1/admin/api-keys";
    private static final String TAGS = "/api/v1/admin/tags";

    @Inject
    MutableClock clock;

    @Inject
    EntityManager database;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void aKeyMayWhatItsRoleMay() {
        String secret = create(Map.of("role", "editor")).getString("secret");

        Api.withToken(secret).get(TAGS).then().statusCode(200);
        Api.withToken(secret).get(KEYS).then().statusCode(403);
        Api.withToken(secret)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("kind", equalTo("key"))
                .body("role", equalTo("editor"));
    }

    @Test
    void scopesNarrowIt() {
        String secret = create(Map.of("role", "admin", "scopes", List.of("tags:read", "users:read")))
                .getString("secret");

        Api.withToken(secret).get(TAGS).then().statusCode(200);
        Api.withToken(secret).body(Map.of("name", "x")).post(TAGS).then().statusCode(403);
        Api.withToken(secret).get(KEYS).then().statusCode(403);
        Api.withToken(secret).get("/api/v1/admin/users").then().statusCode(200);
        Api.withToken(secret).body("{}").post("/api/v1/admin/users").then().statusCode(403);
        Api.withToken(secret).get("/api/v1/auth/me").then().body("permissions", contains("tags:read", "users:read"));
    }

    @Test
    void scopesNeverWidenTheRole() {
        String secret = create(Map.of("role", "author", "scopes", List.of("users:read", "tags:write", "tags:read")))
                .getString("secret");

        Api.withToken(secret).get("/api/v1/admin/users").then().statusCode(403);
        Api.withToken(secret).body(Map.of("name", "x")).post(TAGS).then().statusCode(403);
        Api.withToken(secret).get("/api/v1/auth/me").then().body("permissions", contains("tags:read"));
    }

    @Test
    void aKeyHasNoPasswordToChange() {
        String secret = create(Map.of("role", "admin")).getString("secret");

        Api.withToken(secret)
                .body(Map.of("currentPassword", "whatever", "newPassword", "whatever else"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(403);
    }

    @Test
    void aDeletedKeyIsRefusedAtOnce() {
        JsonPath key = create(Map.of("role", "editor"));

        Api.as(Role.ADMIN).delete(KEYS + "/" + key.getString("id")).then().statusCode(200);

        Api.withToken(key.getString("secret")).get(TAGS).then().statusCode(401);
    }

    @Test
    void aKeyIsRefusedFromItsExpiryOn() {
        String expiry = clock.instant().plus(Duration.ofDays(1)).toString();
        String secret = create(Map.of("role", "editor", "expiresAt", expiry)).getString("secret");
        Api.withToken(secret).get(TAGS).then().statusCode(200);

        clock.advance(Duration.ofDays(1));

        Api.withToken(secret).get(TAGS).then().statusCode(401);
    }

    @Test
    void itsUseIsNotedOnceAMinute() {
        JsonPath key = create(Map.of("role", "editor"));
        String first = lastUsedAfterUseOf(key);

        clock.advance(Duration.ofSeconds(30));
        String second = lastUsedAfterUseOf(key);
        clock.advance(Duration.ofSeconds(31));
        String third = lastUsedAfterUseOf(key);

        assertThat(first).isNotNull().isEqualTo(second).isNotEqualTo(third);
    }

    @Test
    void aChangeTellsTheLogWhoMadeIt() {
        JsonPath key = create(Map.of("role", "admin"));
        String made = Api.withToken(key.getString("secret"))
                .body(Map.of("name", "made by a key", "role", "reader"))
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Object[] event = (Object[]) QuarkusTransaction.requiringNew()
                .call(() ->
                        database.createNativeQuery("""
                        select type, actor_kind, cast(actor_id as text), address is not null and request_id is not null
                        from event where cast(object_id as text) = :id""").setParameter("id", made).getSingleResult());

        assertThat(event).containsExactly("api-key.created", "key", key.getString("id"), true);
    }

    private static String lastUsedAfterUseOf(JsonPath key) {
        Api.withToken(key.getString("secret")).get(TAGS).then().statusCode(200);
        return Api.as(Role.ADMIN).get(KEYS + "/" + key.getString("id")).path("lastUsedAt");
    }

    private static JsonPath create(Map<String, Object> members) {
        Map<String, Object> draft = new HashMap<>(members);
        draft.put("name", "a key");
        return Api.as(Role.ADMIN)
                .body(draft)
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void aNarrowedKeyTouchesNoStrongerKeyOrUser() {
        Map<String, Object> full = Api.as(Role.ADMIN)
                .body(Map.of("name", "Full", "role", "admin"))
                .post("/api/v1/admin/api-keys")
                .jsonPath()
                .getMap("");
        String user = Api.as(Role.ADMIN)
                .body(Map.of(
                        "username", "stronger" + System.nanoTime(), "password", "a long password", "role", "admin"))
                .post("/api/v1/admin/users")
                .path("id");
        String narrowed = Api.as(Role.ADMIN)
                .body(Map.of("name", "Narrowed", "role", "admin", "scopes", List.of("api-keys:write", "users:write")))
                .post("/api/v1/admin/api-keys")
                .path("secret");
        String key = "/api/v1/admin/api-keys/" + full.get("id");

        Api.withToken(narrowed)
                .body(Map.of("scopes", List.of("api-keys:write")))
                .patch(key)
                .then()
                .statusCode(403);
        Api.withToken(narrowed).delete(key).then().statusCode(403);
        Api.withToken(narrowed).delete("/api/v1/admin/users/" + user).then().statusCode(403);
        Api.withToken(full.get("secret").toString())
                .get("/api/v1/admin/users")
                .then()
                .statusCode(200);
        Api.as(Role.ADMIN).delete("/api/v1/admin/users/" + user).then().statusCode(200);
    }
}
