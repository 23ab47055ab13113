package org.masthead.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.access.user.Users;
import org.masthead.testing.Api;
import org.masthead.testing.MutableClock;

@QuarkusTest
class LoginResourceTest {

    private static final String AUTH = "/api/v1/auth";

    @Inject
    MutableClock clock;

    private String username;
    private String id;

    @BeforeEach
    void makeAUser() {
        username = Users.uniqueName();
        id = Users.create(username, Role.AUTHOR);
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Nested
    class LoggingIn {

        @Test
        void answersTokens() {
            Api.logIn(username, Users.PASSWORD)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("accessToken", matchesPattern("[\\w-]+\\.[\\w-]+\\.[\\w-]+"))
                    .body("tokenType", equalTo("Bearer"))
                    .body("expiresIn", equalTo(900))
                    .body("refreshToken", startsWith("mhr_"));
        }

        @Test
        void takesTheNameInAnyCase() {
            Api.logIn(username.toUpperCase(Locale.ROOT), Users.PASSWORD).then().statusCode(200);
        }

        @Test
        void isNotedButNoChangeOfTheRecord() {
            Api.logIn(username, Users.PASSWORD).then().statusCode(200);

            Api.as(Role.ADMIN)
                    .get(Users.PATH + "/" + id)
                    .then()
                    .body("lastLoginAt", notNullValue())
                    .body("version", equalTo(1));
        }

        @Test
        void tellsARefusedCredentialAndAnUnknownOrDisabledUserInTheSameWords() {
            Users.patch(id, "disabled", true);

            String disabled = refused(username, Users.PASSWORD);
            String unknown = refused(Users.uniqueName(), Users.PASSWORD);
            String wrong = refused("admin", "not the password");

            assertThat(disabled).isEqualTo(unknown).isEqualTo(wrong);
        }

        private String refused(String name, String password) {
            return Api.logIn(name, password)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .extract()
                    .asString();
        }

        @Test
        void tellsAllThatIsMissing() {
            Api.anonymous()
                    .body("{}")
                    .post(AUTH + "/login")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("password", "username"));
        }

        @Test
        void refusesOtherThanJson() {
            Api.anonymous()
                    .contentType("text/plain")
                    .body("admin")
                    .post(AUTH + "/login")
                    .then()
                    .statusCode(415);
            Api.anonymous().body("{").post(AUTH + "/login").then().statusCode(400);
            Api.anonymous().get(AUTH + "/login").then().statusCode(405);
        }

        @Test
        void isOpenToOneWhoseTokenHasExpired() {
            Api.withToken("expired")
                    .body(Map.of("username", username, "password", Users.PASSWORD))
                    .post(AUTH + "/login")
                    .then()
                    .statusCode(200);
        }

        @Test
        void isRefusedForAMinuteOnceTooManyHaveFailed() {
            for (int i = 0; i < 10; i++) {
                Api.logIn(i % 2 == 0 ? username : username.toUpperCase(Locale.ROOT), "wrong")
                        .then()
                        .statusCode(401);
            }

            Api.logIn(username, Users.PASSWORD)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", matchesPattern("[1-6]?\\d"))
                    .body("type", containsString("/problems/too-many-requests"));
            Api.logIn("admin", Api.adminPassword()).then().statusCode(200);
            clock.advance(Duration.ofSeconds(61));
            Api.logIn(username, Users.PASSWORD).then().statusCode(200);
        }
    }

    @Nested
    class Refreshing {

        @Test
        void answersTokensThatCount() {
            String refreshToken = refreshToken();

            String accessToken = refresh(refreshToken).statusCode(200).extract().path("accessToken");

            Api.withToken(accessToken).get(AUTH + "/me").then().statusCode(200);
        }

        @Test
        void aTokenUsedTwiceEndsTheLogin() {
            String first = refreshToken();
            String second = refresh(first).statusCode(200).extract().path("refreshToken");

            refresh(first).statusCode(401);

            refresh(second).statusCode(401);
        }

        @Test
        void leavesOtherLoginsAlone() {
            String here = refreshToken();
            String there = refreshToken();
            refresh(here).statusCode(200);
            refresh(here).statusCode(401);

            refresh(there).statusCode(200);
        }

        @Test
        void isRefusedAfterThirtyDays() {
            String token = refreshToken();
            clock.advance(Duration.ofDays(30));

            refresh(token).statusCode(401);
        }

        @Test
        void isRefusedOnceTheUserIsDisabled() {
            String token = refreshToken();
            Users.patch(id, "disabled", true);
            Users.patch(id, "disabled", false);

            refresh(token).statusCode(401);
        }

        @Test
        void isRefusedForWhatIsNoTokenOfOurs() {
            refresh("").statusCode(401);
            refresh("mhr_").statusCode(401);
            refresh("mhr_not base64").statusCode(401);
            refresh("mhr_" + "A".repeat(64)).statusCode(401);
            Api.anonymous().body("{}").post(AUTH + "/refresh").then().statusCode(422);
        }
    }

    @Nested
    class LoggingOut {

        @Test
        void endsTheLogin() {
            String token = refreshToken();

            Api.anonymous()
                    .body(Map.of("refreshToken", token))
                    .post(AUTH + "/logout")
                    .then()
                    .statusCode(204);

            refresh(token).statusCode(401);
        }

        @Test
        void saysNothingOfATokenItDoesNotKnow() {
            Api.anonymous()
                    .body(Map.of("refreshToken", "unknown"))
                    .post(AUTH + "/logout")
                    .then()
                    .statusCode(204);
        }
    }

    @Nested
    class ChangingThePassword {

        private static final String NEW = "a password that is new";

        @Test
        void endsAllTokensAndTheOldPassword() {
            String refreshToken = refreshToken();
            String token = Api.accessToken(username, Users.PASSWORD);

            change(token, Users.PASSWORD, NEW).statusCode(200).body("version", equalTo(2));

            Api.withToken(token).get(AUTH + "/me").then().statusCode(401);
            refresh(refreshToken).statusCode(401);
            Api.logIn(username, Users.PASSWORD).then().statusCode(401);
            Api.logIn(username, NEW).then().statusCode(200);
        }

        @Test
        void needsTheCurrentOneAndALongEnoughNewOne() {
            String token = Api.accessToken(username, Users.PASSWORD);

            change(token, "wrong", NEW).statusCode(422).body("violations.field", contains("currentPassword"));
            change(token, Users.PASSWORD, "short").statusCode(422).body("violations.field", contains("newPassword"));
            change(token, Users.PASSWORD, "x".repeat(1_001)).statusCode(422);
        }

        @Test
        void needsAToken() {
            Api.anonymous()
                    .body(Map.of("currentPassword", Users.PASSWORD, "newPassword", NEW))
                    .post(AUTH + "/password")
                    .then()
                    .statusCode(401);
        }

        private ValidatableResponse change(String token, String current, String next) {
            return Api.withToken(token)
                    .body(Map.of("currentPassword", current, "newPassword", next))
                    .post(AUTH + "/password")
                    .then();
        }
    }

    @Nested
    class AskingWhoOneIs {

        @Test
        void answersTheUserAndWhatHeMay() {
            Api.withToken(Api.accessToken(username, Users.PASSWORD))
                    .get(AUTH + "/me")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("username", equalTo(username))
                    .body("role", equalTo("author"))
                    .body("permissions", hasItems("posts:read", "posts:write", "assets:write"))
                    .body("permissions", not(hasItem("posts:publish")));
        }

        @Test
        void needsAToken() {
            Api.anonymous().get(AUTH + "/me").then().statusCode(401);
            Api.anonymous()
                    .header("Authorization", "Basic YWRtaW46YWRtaW4=")
                    .get(AUTH + "/me")
                    .then()
                    .statusCode(401);
        }
    }

    private String refreshToken() {
        return Api.logIn(username, Users.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
    }

    private static ValidatableResponse refresh(String token) {
        return Api.anonymous()
                .body(Map.of("refreshToken", token))
                .post(AUTH + "/refresh")
                .then();
    }
}
