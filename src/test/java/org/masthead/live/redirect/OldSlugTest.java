package org.masthead.live.redirect;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class OldSlugTest {

    private static ValidatableResponse get(String slugAndQuery) {
        return Posts.live(slugAndQuery).then();
    }

    private static ValidatableResponse list(String query) {
        return Api.anonymous().get(Posts.LIVE + "?" + query).then().statusCode(200);
    }

    private static void move(String post, Object... members) {
        Posts.edit(post, members);
        Posts.publish(post);
    }

    @Nested
    class Aliases {

        @Test
        void leadNowhereBeforeTheyArePublished() {
            String id = Posts.draft("slug", "here", "aliases", List.of("early"));
            get("early").statusCode(404);

            Posts.publish(id);
            get("early").statusCode(308).header("Location", endsWith("/posts/here"));
            Posts.edit(id, "aliases", List.of("early", "late"));
            get("late").statusCode(404);

            Posts.publish(id);
            get("late").statusCode(308).header("Location", endsWith("/posts/here"));
            get("early").statusCode(308);
        }

        @Test
        void thatWereTakenAwayGoOnUntilTheNextPublish() {
            String id = Posts.published("slug", "here", "aliases", List.of("gone"));
            Posts.edit(id, "aliases", List.of());
            get("gone").statusCode(308).header("Location", endsWith("/posts/here"));

            Posts.publish(id);

            get("gone").statusCode(404);
        }

        @Test
        void thatWereTakenAwayGiveWayToAPostOfThatSlug() {
            String id = Posts.published("slug", "here", "aliases", List.of("wanted"));
            Posts.edit(id, "aliases", List.of());

            String other = Posts.published("slug", "wanted");

            get("wanted").statusCode(200).body("id", equalTo(other));
        }

        @Test
        void leadToTheSlugOfTheWorkingCopyOnlyOnceItIsPublished() {
            String id = Posts.published("slug", "here", "aliases", List.of("other"));
            Posts.edit(id, "slug", "there");
            get("other").statusCode(308).header("Location", endsWith("/posts/here"));

            Posts.publish(id);

            get("other").statusCode(308).header("Location", endsWith("/posts/there"));
        }

        @Test
        void ofAHiddenPostLeadNowhere() {
            String id = Posts.published("slug", "here", "aliases", List.of("other"));

            Posts.unpublish(id);

            get("other").statusCode(404);
            list("slug=other").body("items", empty());
        }

        @Test
        void countAsTheSlugInAList() {
            String id = Posts.published("slug", "here", "aliases", List.of("other"));
            Posts.published("slug", "elsewhere");
            Posts.edit(id, "aliases", List.of("other", "draft"));

            list("slug=other").body("items.id", contains(id)).body("items.slug", contains("here"));
            list("slug=draft").body("items", empty());
        }
    }

    @Nested
    class OfSeveralLocales {

        @Test
        void eachLeadsToItsOwn() {
            for (String locale : List.of("en", "de")) {
                String id = Posts.published("locale", locale, "slug", "same", "aliases", List.of("alias"));
                move(id, "slug", "now-" + locale);
            }

            for (String old : List.of("same", "alias")) {
                get(old + "?locale=de").statusCode(308).header("Location", endsWith("/posts/now-de?locale=de"));
                get(old + "?locale=DE").statusCode(308).header("Location", endsWith("/posts/now-de?locale=DE"));
                get(old + "?locale=en").statusCode(308).header("Location", endsWith("/posts/now-en?locale=en"));
                get(old + "?locale=fr").statusCode(404);
            }
        }

        @Test
        void thatOfTheSiteCountsWhereNoneIsNamed() {
            move(Posts.published("locale", "de", "slug", "same"), "slug", "now-de");
            get("same").statusCode(308).header("Location", endsWith("/posts/now-de"));

            move(Posts.published("locale", "en", "slug", "same"), "slug", "now-en");

            get("same").statusCode(308).header("Location", endsWith("/posts/now-en"));
        }

        @Test
        void thePresentSlugOfOneCountsMoreThanAnOldOneOfAnother() {
            move(Posts.published("locale", "en", "slug", "same"), "slug", "now-en");
            String german = Posts.published("locale", "de", "slug", "same");

            get("same").statusCode(200).body("id", equalTo(german));
            get("same?locale=en").statusCode(308).header("Location", endsWith("/posts/now-en?locale=en"));
        }

        @Test
        void onesThatLeftTheirLocaleAreFoundInTheNewOne() {
            String id = Posts.published("locale", "en", "slug", "old");
            move(id, "locale", "de", "slug", "neu");

            get("old").statusCode(308).header("Location", endsWith("/posts/neu"));
            get("old?locale=de").statusCode(308).header("Location", endsWith("/posts/neu?locale=de"));
            get("old?locale=en").statusCode(404);
        }

        @Test
        void aListTellsThemApart() {
            String english = Posts.published("locale", "en", "slug", "same");
            move(english, "slug", "now-en");
            String german = Posts.published("locale", "de", "slug", "same");

            list("slug=same&locale=en").body("items.id", contains(english));
            list("slug=same&locale=de").body("items.id", contains(german));
            list("slug=same&locale=fr").body("items", empty());
            list("slug=same&sort=id").body("items.id", contains(english, german));
        }
    }
}
