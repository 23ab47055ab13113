package org.masthead.testing;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.LogConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.masthead.access.Role;

/**
 * The running service as a test calls it: {@code Api.as(Role.EDITOR).body(…).post("/api/v1/admin/tags")}. Of each role
 * there is one user for all tests, made over HTTP when he is first needed; the administrator is the one of the first
 * start. Bodies are JSON; requests and answers are shown when a check fails.
 */
public final class Api {

    /** User name of the administrator. */
    public static final String ADMIN = "admin";

    private static final Duration TOKEN_USE = Duration.ofMinutes(10);
    private static final Map<Role, Login> LOGINS = new EnumMap<>(Role.class);

    /** A token, from when to when a test may use it. */
    private record Login(String token, Instant from) {

        boolean counts(Instant now) {
            return !now.isBefore(from) && now.isBefore(from.plus(TOKEN_USE));
        }
    }

    private Api() {}

    /** A request of a user with this role. */
    public static RequestSpecification as(Role role) {
        return withToken(token(role));
    }

    /** A request with this bearer token. */
    public static RequestSpecification withToken(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    /** A request without a token. */
    public static RequestSpecification anonymous() {
        return RestAssured.given(new RequestSpecBuilder()
                .setContentType(ContentType.JSON)
                .setConfig(RestAssuredConfig.config()
                        .logConfig(LogConfig.logConfig().enableLoggingOfRequestAndResponseIfValidationFails())
                        .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8")))
                .build());
    }

    /** The password of the administrator. */
    public static String adminPassword() {
        return ConfigProvider.getConfig().getValue("masthead.admin-password", String.class);
    }

    /** An access token for the user of this role. */
    public static synchronized String token(Role role) {
        Instant now = Arc.container().instance(Clock.class).get().instant();
        Login login = LOGINS.get(role);
        if (login == null || !login.counts(now)) {
            login = new Login(role == Role.ADMIN ? accessToken(ADMIN, adminPassword()) : newToken(role), now);
            LOGINS.put(role, login);
        }
        return login.token();
    }

    /** The answer to a login. */
    public static Response logIn(String username, String password) {
        return anonymous()
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/login");
    }

    /** The access token that a login gives. */
    public static String accessToken(String username, String password) {
        return logIn(username, password).then().statusCode(200).extract().path("accessToken");
    }

    private static String newToken(Role role) {
        String username = "test-" + role.text();
        String password = UUID.randomUUID().toString();
        String present = as(Role.ADMIN)
                .get("/api/v1/admin/users?q=" + username)
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.username == '" + username + "' }?.id");
        if (present == null) {
            as(Role.ADMIN)
                    .body(Map.of("username", username, "password", password, "role", role.text()))
                    .post("/api/v1/admin/users")
                    .then()
                    .statusCode(201);
        } else {
            as(Role.ADMIN)
                    .body(Map.of("password", password))
                    .patch("/api/v1/admin/users/" + present)
                    .then()
                    .statusCode(200);
        }
        return accessToken(username, password);
    }
}
