package org.masthead.post.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PreviewTest {

    private static final String ALL_FORMATS = "&formats=html,markdown,text,toc";

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static Response make(String id, Object... members) {
        return Api.as(Role.EDITOR).body(Posts.members(members)).post(Posts.ADMIN + "/" + id + "/preview");
    }

    private static String token(String id, Object... members) {
        return make(id, members).then().statusCode(201).extract().path("token");
    }

    private static Response look(String id, String token) {
        return Posts.live(id + "?preview=" + token);
    }

    /** Checks that an answer is, byte by byte, the one that this path gives when its post has never been. */
    private static void assertThatNothingIsThere(String id, Response answer) {
        Api.as(Role.EDITOR)
                .delete(Posts.ADMIN + "/" + id + "?force=true")
                .then()
                .statusCode(200);
        Response never = Posts.live(id);
        answer.then().statusCode(404);
        never.then().statusCode(404);
        assertThat(answer.asString()).isEqualTo(never.asString());
        assertThat(named(answer)).isEqualTo(named(never));
    }

    private static List<String> named(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !header.getName().equalsIgnoreCase("X-Request-Id"))
                .map(Object::toString)
                .toList();
    }

    @Nested
    class TheLink {

        @Test
        void isMadeForADay() {
            String id = Posts.draft("title", "Soon");

            Response made = Api.as(Role.EDITOR).post(Posts.ADMIN + "/" + id + "/preview");

            String token = made.path("token");
            made.then()
                    .statusCode(201)
                    .header("Location", endsWith(Posts.LIVE + "/" + id + "?preview=" + token))
                    .header("Location", startsWith("http"))
                    .header("Cache-Control", containsString("no-store"))
                    .body("url", endsWith(Posts.LIVE + "/" + id + "?preview=" + token))
                    .body("keySet().size()", equalTo(3));
            assertThat(Instant.parse(made.path("expiresAt")))
                    .isBetween(Instant.now().plusSeconds(86_390), Instant.now().plusSeconds(86_400));
            Posts.read(id).then().body("version", equalTo(1));
        }

        @Test
        void isForAuthorsOfTheirOwn() {
            String others = Posts.draft();
            String own = Api.as(Role.AUTHOR).body(Map.of()).post(Posts.ADMIN).path("id");

            Api.as(Role.AUTHOR)
                    .post(Posts.ADMIN + "/" + own + "/preview")
                    .then()
                    .statusCode(201);
            Api.as(Role.AUTHOR)
                    .post(Posts.ADMIN + "/" + others + "/preview")
                    .then()
                    .statusCode(404);
            Api.as(Role.AUTHOR)
                    .delete(Posts.ADMIN + "/" + others + "/preview")
                    .then()
                    .statusCode(404);
            Api.as(Role.READER)
                    .post(Posts.ADMIN + "/" + own + "/preview")
                    .then()
                    .statusCode(403);
            make("no-uuid").then().statusCode(404);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 2_592_001})
        void hasNoOtherLifetimeThanThirtyDaysAtMost(int seconds) {
            make(Posts.draft(), "expiresIn", seconds)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("expiresIn"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 2})
        void isToARevisionThatIsThere(int revision) {
            make(Posts.draft(), "revision", revision)
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", equalTo("revision"));
        }

        @Test
        void takesNothingElse() {
            String id = Posts.draft();

            make(id, "expires", 5).then().statusCode(400);
            make(id, "revision", "one").then().statusCode(400);
        }

        @Test
        void isToldOnceForAnIdempotencyKey() {
            String id = Posts.draft();
            String token = Api.as(Role.EDITOR)
                    .header("Idempotency-Key", "preview-" + id)
                    .post(Posts.ADMIN + "/" + id + "/preview")
                    .path("token");

            Api.as(Role.EDITOR)
                    .header("Idempotency-Key", "preview-" + id)
                    .post(Posts.ADMIN + "/" + id + "/preview")
                    .then()
                    .statusCode(201)
                    .header("Location", not(containsString(token)))
                    .body(not(containsString(token)))
                    .body("token", nullValue())
                    .body("url", notNullValue());
        }
    }

    @Nested
    class Looking {

        @Test
        void showsWhatReadersWillSeeToTheByte() {
            String other = Posts.published("locale", "de", "title", "Auf Deutsch");
            String id = Posts.published("title", "First", "translationOf", other);
            Posts.edit(
                    id,
                    "title",
                    "Second",
                    "subtitle",
                    "S",
                    "body",
                    "# One\n\n*b* 云原生\n\n## Two\n",
                    "tags",
                    List.of("z", "a"),
                    "categories",
                    List.of("c"),
                    "authors",
                    List.of("b", "a"),
                    "metadata",
                    Map.of("z", 1, "a", List.of(1.50, true)),
                    "images",
                    List.of(Map.of("src", "/x.png", "alt", "X")),
                    "featured",
                    true,
                    "toc",
                    false,
                    "slug",
                    "second",
                    "date",
                    "2018-08-11T11:37:36+08:00",
                    "seo",
                    Map.of("title", "Seo", "noindex", true));
            String token = token(id);

            Response preview = Posts.live(id + "?preview=" + token + ALL_FORMATS);
            Response plain = look(id, token);

            Posts.live(id).then().body("title", equalTo("First"));
            Posts.publish(id);
            assertThat(preview.asString())
                    .isEqualTo(Posts.live(id + "?" + ALL_FORMATS.substring(1)).asString());
            assertThat(plain.asString()).isEqualTo(Posts.live(id).asString());
        }

        @Test
        void showsADraftAsOfItsFirstPublish() {
            String id = Posts.draft("title", "Never seen", "body", "b", "tags", List.of("t"), "date", "2018-01-01");

            String preview =
                    look(id, token(id)).then().statusCode(200).extract().asString();

            Posts.publish(id);
            assertThat(undated(preview)).isEqualTo(undated(Posts.live(id).asString()));
        }

        private static String undated(String post) {
            return post.replaceAll("\"publishedAt\":\"[^\"]*\"", "");
        }

        @Test
        void isForNoCacheAndNoOtherSite() {
            String id = Posts.draft();

            look(id, token(id))
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("private, no-store"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("Surrogate-Key", nullValue());
        }

        @Test
        void carriesTheFormatsThatAreAskedFor() {
            String id = Posts.draft("body", "*b*");
            String token = token(id);

            look(id, token).then().body("html", equalTo("<p><em>b</em></p>")).body("$", not(hasKey("markdown")));
            Posts.live(id + "?preview=" + token + "&formats=markdown")
                    .then()
                    .body("markdown", equalTo("*b*"))
                    .body("$", not(hasKey("html")));
            Posts.live(id + "?preview=" + token + "&formats=pdf").then().statusCode(400);
        }

        @Test
        void followsTheWorkingCopy() {
            String id = Posts.draft("title", "One");
            String token = token(id);

            Posts.edit(id, "title", "Two");

            look(id, token).then().body("title", equalTo("Two"));
        }

        @Test
        void staysWithARevision() {
            String id = Posts.draft("title", "One", "tags", List.of("then"));
            String token = token(id, "revision", 1);

            Posts.edit(id, "title", "Two", "tags", List.of());

            look(id, token)
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("One"))
                    .body("tags.name", equalTo(List.of("then")));
        }

        @Test
        void countsAsNoVisit() {
            String id = Posts.draft("title", "One");

            look(id, token(id)).then().statusCode(200);

            Posts.live(id).then().statusCode(404);
            Posts.read(id).then().body("version", equalTo(1)).body("publishedAt", nullValue());
        }
    }

    @Nested
    class NothingIsThere {

        @Test
        void afterItsTime() {
            String id = Posts.draft();
            String token = token(id, "expiresIn", 60);
            clock.advance(Duration.ofSeconds(58));
            look(id, token).then().statusCode(200);

            clock.advance(Duration.ofSeconds(2));

            assertThatNothingIsThere(id, look(id, token));
        }

        @Test
        void afterItHasBeenRevoked() {
            String id = Posts.draft("title", "Revoked");
            String token = token(id);

            Api.as(Role.EDITOR)
                    .delete(Posts.ADMIN + "/" + id + "/preview")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("Revoked"))
                    .body("version", equalTo(1));

            look(id, token(id)).then().statusCode(200);
            assertThatNothingIsThere(id, look(id, token));
        }

        @Test
        void forAnotherPost() {
            String id = Posts.draft();

            assertThatNothingIsThere(id, look(id, token(Posts.draft())));
        }

        @Test
        void forATokenThatWasChanged() {
            String id = Posts.draft();
            String token = token(id, "revision", 1);

            for (int i = 0; i < token.length(); i += 7) {
                char other = token.charAt(i) == 'A' ? 'B' : 'A';
                look(id, token.substring(0, i) + other + token.substring(i + 1))
                        .then()
                        .statusCode(404);
            }
            look(id, token + "A").then().statusCode(404);
            look(id, token + "AAAA").then().statusCode(404);
            assertThatNothingIsThere(id, look(id, token.substring(1)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "x", "%00", "a.b.c", "----", "AAAA"})
        void forWhatIsNoToken(String token) {
            String id = Posts.draft();

            assertThatNothingIsThere(
                    id, Api.anonymous().urlEncodingEnabled(false).get(Posts.LIVE + "/" + id + "?preview=" + token));
        }

        @Test
        void inTheTrash() {
            String id = Posts.draft();
            String token = token(id);
            Posts.trash(id);

            assertThatNothingIsThere(id, look(id, token));
        }

        @Test
        void forAWrongTokenThoughReadersSeeThePost() {
            String id = Posts.published();

            assertThatNothingIsThere(id, look(id, "wrong"));
        }

        @Test
        void forTheSlugInTheIdsPlace() {
            String id = Posts.draft("slug", "hidden");

            look("hidden", token(id)).then().statusCode(404);
        }
    }
}
