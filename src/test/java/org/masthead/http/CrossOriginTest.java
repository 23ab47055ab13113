package org.masthead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;

@QuarkusTest
class CrossOriginTest {

    private static final String LISTED = "https://admin.example.org";
    private static final String STRANGER = "https://stranger.example";

    private static Response preflight(String path, String origin) {
        return Api.anonymous()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization, if-match")
                .options(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/posts", "/api/v1/authors", "/api/v1/posts/nothing", "/api/v1/tags?limit=0"})
    void deliveryIsOpenToAllWithoutCredentials(String path) {
        Api.anonymous()
                .header("Origin", STRANGER)
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header(
                        "Access-Control-Expose-Headers",
                        equalTo("Content-Range, X-Total-Count, Link, ETag, Location, Retry-After, RateLimit,"
                                + " RateLimit-Policy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/admin/posts", "/api/v1/auth/me"})
    void adminAndLoginAreOpenToListedOriginsAlone(String path) {
        Response listed = Api.as(Role.EDITOR).header("Origin", LISTED).get(path);
        Response stranger = Api.as(Role.EDITOR).header("Origin", STRANGER).get(path);

        listed.then().statusCode(200).header("Access-Control-Allow-Origin", equalTo(LISTED));
        stranger.then().header("Access-Control-Allow-Origin", nullValue());
        assertThat(listed.headers().getValues("Vary")).contains("Origin");
        assertThat(stranger.headers().getValues("Vary")).contains("Origin");
    }

    @Test
    void aPreflightIsAnsweredForEachByItsRules() {
        preflight("/api/v1/posts", STRANGER)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Access-Control-Allow-Methods", containsString("GET"))
                .header(
                        "Access-Control-Allow-Headers",
                        equalTo("Authorization, Content-Type, Range, If-Match, If-None-Match, Prefer, Idempotency-Key,"
                                + " Last-Event-ID"))
                .header("Access-Control-Max-Age", equalTo("600"));
        preflight("/api/v1/admin/posts", LISTED)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(LISTED))
                .header("Access-Control-Allow-Methods", containsString("PATCH"));
        preflight("/api/v1/admin/posts", STRANGER)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/admin/posts",
                "/api/v1/./admin/posts",
                "/api/v1/x/../admin/posts",
                "/api/v1/%61dmin/posts"
            })
    void aDisguisedPathIsGuardedLikeThePlainOne(String path) {
        String answer = Wire.send(
                new byte[0],
                "OPTIONS " + path + " HTTP/1.1",
                "Origin: " + STRANGER,
                "Access-Control-Request-Method: GET");

        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("access-control-allow-origin");
    }

    @Test
    void theNullOriginIsNoListedOne() {
        preflight("/api/v1/admin/posts", "null").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void withoutAnOriginNothingIsSaid() {
        Api.anonymous().get("/api/v1/posts").then().header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1;x/auth/login",
                "/api;x/v1/auth/login",
                "/api/v1/auth;x/login",
                "/api/v1;/posts",
                "/api/v1/posts;x=1"
            })
    void anAddressWithPathParametersIsNone(String path) {
        Response answer = Api.anonymous()
                .urlEncodingEnabled(false)
                .header("Origin", "https://elsewhere.example.org")
                .body(Map.of("username", "admin", "password", Api.adminPassword()))
                .post(path);

        answer.then().statusCode(404).header("Access-Control-Allow-Origin", nullValue());
    }
}
