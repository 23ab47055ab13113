package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.access.user.Users;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.MutableClock;
import org.masthead.testing.Race;
import org.masthead.testing.Statements;

/** Whom tokens of an OpenID provider stand for, and what he may do. */
@QuarkusTest
@TestProfile(OidcOn.class)
class OidcUserTest {

    private static final String ME = "/api/v1/auth/me";

    @Inject
    MutableClock clock;

    private TestIssuer issuer;
    private String subject;

    @BeforeEach
    void startTheIssuer() {
        issuer = TestIssuer.startConfigured(clock);
        subject = "subject-" + UUID.randomUUID();
    }

    @AfterEach
    void stopTheIssuer() {
        issuer.close();
        clock.reset();
    }

    private TestToken token() {
        return issuer.token(subject, clock.instant());
    }

    private String of(String... roles) {
        return token().roles(roles).signedBy(TestKey.RSA);
    }

    private static String id(String token) {
        return Api.withToken(token).get(ME).then().statusCode(200).extract().path("id");
    }

    private static int get(String token, String path) {
        return Api.withToken(token).get(path).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "cms-reader, reader, 403, 403, 403",
        "cms-author, author, 200, 403, 403",
        "cms-editor, editor, 200, 201, 403",
        "cms-chief, editor, 200, 201, 403",
        "cms-admin, admin, 200, 201, 200"
    })
    void rightsAreThoseOfTheRoleAndNoMore(String value, String role, int posts, int tag, int users) {
        String token = of("offline_access", value);

        Api.withToken(token)
                .get(ME)
                .then()
                .statusCode(200)
                .body("kind", equalTo("user"))
                .body("role", equalTo(role));
        assertThat(get(token, Posts.ADMIN)).isEqualTo(posts);
        assertThat(Api.withToken(token)
                        .body(Map.of("name", "Tag " + UUID.randomUUID()))
                        .post("/api/v1/admin/tags")
                        .statusCode())
                .isEqualTo(tag);
        assertThat(get(token, Users.PATH)).isEqualTo(users);
    }

    @Test
    void rightsAreTheHighestOfMany() {
        Api.withToken(of("cms-author", "cms-admin", "cms-reader"))
                .get(ME)
                .then()
                .body("role", equalTo("admin"));
    }

    @Test
    void rightsAreNoneWithoutARoleOfOurs() {
        for (String token : List.of(
                of(),
                of("admin", "CMS-ADMIN", "cms-admin2"),
                token().signedBy(TestKey.RSA),
                token().claim("roles", List.of("cms-admin")).signedBy(TestKey.RSA),
                token().claim("realm_access", "cms-admin").signedBy(TestKey.RSA))) {
            Api.withToken(token)
                    .get(ME)
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/problems/forbidden"))
                    .body("detail", containsString("no role"));
        }

        assertThat(Database.texts("select id from app_user where subject = ?", subject))
                .isEmpty();
    }

    @Test
    void rightsChangeWithTheNextToken() {
        String id = id(of("cms-admin"));

        String demoted = of("cms-author");

        Api.withToken(demoted).get(ME).then().body("role", equalTo("author")).body("id", equalTo(id));
        assertThat(get(demoted, Users.PATH)).isEqualTo(403);
        Api.as(Role.ADMIN).get(Users.PATH + "/" + id).then().body("role", equalTo("author"));
    }

    @Test
    void recordsAreMadeAtTheFirstSightAndKept() {
        String username = Users.uniqueName();
        String first = token().roles("cms-editor")
                .claim("preferred_username", username)
                .claim("name", "Jane Doe")
                .claim("email", "jane@example.org")
                .claim("email_verified", true)
                .signedBy(TestKey.RSA);

        String id = id(first);

        Api.as(Role.ADMIN)
                .get(Users.PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("username", equalTo(username))
                .body("name", equalTo("Jane Doe"))
                .body("email", equalTo("jane@example.org"))
                .body("role", equalTo("editor"))
                .body("issuer", equalTo(issuer.name()))
                .body("subject", equalTo(subject));
        assertThat(id(token().roles("cms-editor")
                        .claim("preferred_username", "renamed")
                        .signedBy(TestKey.RSA)))
                .isEqualTo(id);
        assertThat(Database.texts(
                        "select type || ' ' || actor_kind || ' ' || actor_id from event where object_id = ?",
                        UUID.fromString(id)))
                .containsExactly("user.created user " + id);
    }

    @Test
    void recordsAreMadeOnceByManyRequestsAtOnce() {
        String token = token().roles("cms-author")
                .claim("preferred_username", Users.uniqueName())
                .signedBy(TestKey.RSA);

        List<String> ids = Race.of(16, i -> id(token));

        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void recordsAreNeverThoseOfAUserWithTheSameNameOrAddress() {
        String username = Users.uniqueName();
        String address = username + "@example.org";
        String local = Users.create(username, Role.ADMIN);
        Users.patch(local, "email", address);

        String token = token().roles("cms-reader")
                .claim("preferred_username", username)
                .claim("email", address)
                .claim("email_verified", true)
                .signedBy(TestKey.RSA);

        Api.withToken(token)
                .get(ME)
                .then()
                .statusCode(200)
                .body("id", org.hamcrest.Matchers.not(local))
                .body("username", org.hamcrest.Matchers.startsWith(username + "-"))
                .body("role", equalTo("reader"));
        assertThat(get(token, Users.PATH)).isEqualTo(403);
        Api.as(Role.ADMIN)
                .get(Users.PATH + "/" + local)
                .then()
                .body("role", equalTo("admin"))
                .body("issuer", nullValue());
    }

    @Test
    void recordsAreTwoForTwoSubjectsWithOneName() {
        TestToken one = token().roles("cms-reader").claim("preferred_username", "twin-" + subject);
        TestToken other = issuer.token(subject.toUpperCase(java.util.Locale.ROOT), clock.instant())
                .roles("cms-reader")
                .claim("preferred_username", "twin-" + subject);

        assertThat(id(one.signedBy(TestKey.RSA))).isNotEqualTo(id(other.signedBy(TestKey.RSA)));
    }

    @Test
    void recordsAreNotThoseOfALocalUserWhoseIdIsTheSubject() {
        String local = Users.create(Users.uniqueName(), Role.ADMIN);
        subject = local;

        assertThat(id(of("cms-reader"))).isNotEqualTo(local);
    }

    @Test
    void recordsHaveNoAddressThatIsNotVerified() {
        String token = token().roles("cms-reader")
                .claim("email", "admin@example.org")
                .claim("email_verified", false)
                .signedBy(TestKey.RSA);

        Api.withToken(token).get(ME).then().statusCode(200).body("email", nullValue());
    }

    @Test
    void recordsTakeNamesThatNobodyCanShow() {
        String token = token().roles("cms-reader")
                .claim("preferred_username", "\u0000\u200b\n ")
                .claim("name", "Jane\u0000\r\nDoe " + "x".repeat(5_000))
                .claim("email", "no address")
                .claim("email_verified", true)
                .signedBy(TestKey.RSA);

        Api.withToken(token)
                .get(ME)
                .then()
                .statusCode(200)
                .body("username", equalTo(subject))
                .body("name", org.hamcrest.Matchers.startsWith("Jane Doe x"))
                .body("email", nullValue());
    }

    @Test
    void recordsCostOneStatementARequest() {
        String token = of("cms-author");
        id(token);
        Statements.forget();

        assertThat(get(token, Users.PATH)).isEqualTo(403);

        assertThat(Statements.all()).hasSize(1);
    }

    @Test
    void recordsTellWhenHeWasLastSeen() {
        String id = id(of("cms-author"));
        String before = Api.as(Role.ADMIN).get(Users.PATH + "/" + id).path("lastLoginAt");
        clock.advance(Duration.ofHours(2));

        id(of("cms-author"));

        Api.as(Role.ADMIN)
                .get(Users.PATH + "/" + id)
                .then()
                .body("lastLoginAt", org.hamcrest.Matchers.greaterThan(before))
                .body("version", equalTo(1));
    }

    @Test
    void administrationKeepsOutWhoIsDisabled() {
        String token = of("cms-admin");
        String id = id(token);

        Users.patch(id, "disabled", true);

        assertThat(get(token, ME)).isEqualTo(401);
        assertThat(get(of("cms-reader"), ME)).isEqualTo(401);
        Users.patch(id, "disabled", false);
        assertThat(get(token, ME)).isEqualTo(200);
    }

    @Test
    void administrationChangesNeitherPasswordNorRole() {
        String id = id(of("cms-author"));

        Api.as(Role.ADMIN)
                .body(Map.of("password", Users.PASSWORD, "role", "admin"))
                .patch(Users.PATH + "/" + id)
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("password"))
                .body("violations.field", hasItem("role"));
        Users.patch(id, "name", "As he is called here");
        Api.withToken(of("cms-author")).get(ME).then().body("name", equalTo("As he is called here"));
    }

    @Test
    void administrationNeedsAnAdministratorWhoNeedsNoProvider() {
        id(of("cms-admin"));
        String admin = Api.as(Role.ADMIN).get(ME).path("id");
        List<String> others = Api.as(Role.ADMIN)
                .get(Users.PATH + "?role=admin&limit=1000")
                .path("findAll { it.id != '" + admin + "' && it.issuer == null }.id");
        others.forEach(other -> Users.patch(other, "disabled", true));

        Api.as(Role.ADMIN).delete(Users.PATH + "/" + admin).then().statusCode(409);
    }

    @Test
    void accountsHaveNoPassword() {
        String username = Users.uniqueName();
        String token = token().roles("cms-editor")
                .claim("preferred_username", username)
                .signedBy(TestKey.RSA);
        id(token);

        Api.logIn(username, Users.PASSWORD).then().statusCode(401);
        Api.withToken(token)
                .body(Map.of("currentPassword", "", "newPassword", Users.PASSWORD))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(403)
                .body("detail", containsString(issuer.name()));
    }

    @Test
    void accountsOwnTheirPosts() {
        String post = Api.withToken(of("cms-author"))
                .body(Map.of("title", "Mine"))
                .post(Posts.ADMIN)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String other = issuer.token("other-" + subject, clock.instant())
                .roles("cms-author")
                .signedBy(TestKey.RSA);

        Api.withToken(of("cms-author"))
                .body(Map.of("title", "Still mine"))
                .patch(Posts.ADMIN + "/" + post)
                .then()
                .statusCode(200);
        Api.withToken(other)
                .body(Map.of("title", "Not mine"))
                .patch(Posts.ADMIN + "/" + post)
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(403, 404));
    }

    @Test
    void accountsStandBesideOwnTokensAndKeys() {
        String key = Api.as(Role.ADMIN)
                .body(Map.of("name", "A program", "role", "editor"))
                .post("/api/v1/admin/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");

        assertThat(get(Api.token(Role.EDITOR), ME)).isEqualTo(200);
        assertThat(get(key, ME)).isEqualTo(200);
        assertThat(get(of("cms-editor"), ME)).isEqualTo(200);
    }
}
