package org.masthead.post.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

/** What an operator may set of posts, set. */
@QuarkusTest
@TestProfile(SettingsTest.Settings.class)
@ExtendWith(FreshTables.class)
class SettingsTest {

    /** Each setting, away from its default. */
    public static final class Settings implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "masthead.posts.max-revisions", "3",
                    "masthead.publishing.demand-check", "true",
                    "masthead.trash.max-age", "P30D",
                    "masthead.preview.url", "https://example.org/preview?id={id}&token={token}",
                    "masthead.delivery.shared-max-age", "5S",
                    "masthead.delivery.stale-while-revalidate", "0S");
        }
    }

    @Inject
    TrashService trash;

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static List<Integer> revisions(String id) {
        return Api.as(Role.EDITOR).get(Posts.ADMIN + "/" + id + "/revisions").path("number");
    }

    @Test
    void onlySoManyRevisionsAreKeptAndThoseThatReadersSee() {
        String id = Posts.published("title", "1");

        for (int i = 2; i <= 6; i++) {
            Posts.edit(id, "title", String.valueOf(i));
        }

        assertThat(revisions(id)).containsExactly(6, 5, 4, 1);
        Posts.live(id).then().body("title", equalTo("1"));
    }

    @Test
    void whatHasErrorsInItsCheckIsNotPublished() {
        String id = Posts.draft("title", "Bare", "body", "![](https://example.org/a.png)");

        Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/publish")
                .then()
                .statusCode(422)
                .body("type", org.hamcrest.Matchers.endsWith("/problems/check-failed"))
                .body("findings.code", hasItem("image-alt-missing"));
        Posts.read(id).then().body("status", equalTo("draft")).body("version", equalTo(1));

        Posts.edit(id, "body", "![Seen](https://example.org/a.png)");
        Posts.publish(id);
        Posts.live(id).then().statusCode(200);
    }

    @Test
    void theTrashIsEmptiedOfWhatIsOlder() {
        String old = Posts.draft("title", "Old");
        Posts.trash(old);
        clock.advance(Duration.ofDays(29));
        String young = Posts.draft("title", "Young");
        Posts.trash(young);
        clock.advance(Duration.ofDays(2));

        trash.removeOld();

        Posts.read(old).then().statusCode(404);
        Posts.read(young).then().statusCode(200);
    }

    @Test
    void previewsLeadToTheFrontEnd() {
        String id = Posts.draft("title", "Seen early");

        String url = Api.as(Role.EDITOR)
                .post(Posts.ADMIN + "/" + id + "/preview")
                .then()
                .statusCode(201)
                .body("url", startsWith("https://example.org/preview?id=" + id + "&token="))
                .extract()
                .header("Location");

        Api.anonymous().get(url).then().statusCode(200).body("title", equalTo("Seen early"));
    }

    @Test
    void sharedCachesKeepAnswersForAsLongAsIsSet() {
        Posts.published("title", "Kept");

        Api.anonymous()
                .get(Posts.LIVE)
                .then()
                .header("Cache-Control", "public, max-age=0, s-maxage=5, stale-while-revalidate=0");
    }
}
