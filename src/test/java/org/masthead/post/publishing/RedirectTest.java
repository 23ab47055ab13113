package org.masthead.post.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class RedirectTest {

    private static String renamed() {
        String id = Posts.published("slug", "first", "title", "x");
        Posts.edit(id, "slug", "second");
        Posts.publish(id);
        return id;
    }

    @Test
    void aSlugThatWasLiveLeadsToThePresentOneWithTheQueryKept() {
        renamed();

        Api.anonymous()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(Posts.LIVE + "/first?formats=html,toc&locale=en")
                .then()
                .statusCode(308)
                .header("Location", startsWith("http://"))
                .header("Location", endsWith("/api/v1/posts/second?formats=html,toc&locale=en"));
    }

    @Test
    void itLeadsThereInOneStepHoweverManySlugsCameAfter() {
        String id = renamed();
        Posts.edit(id, "slug", "third");
        Posts.publish(id);

        Posts.live("first").then().statusCode(308).header("Location", endsWith("/third"));
        Posts.live("second").then().statusCode(308).header("Location", endsWith("/third"));
    }

    @Test
    void aNewSlugOfTheWorkingCopyMovesNothing() {
        String id = Posts.published("slug", "first");
        Posts.edit(id, "slug", "second");

        Posts.live("first").then().statusCode(200).body("slug", equalTo("first"));
        Posts.live("second").then().statusCode(404);
    }

    @Test
    void aSlugThatWasNeverLiveLeadsNowhere() {
        String id = Posts.draft("slug", "draft-slug");
        Posts.edit(id, "slug", "live-slug");
        Posts.publish(id);

        Posts.live("draft-slug").then().statusCode(404);
    }

    @Test
    void aTargetThatIsNotLiveIsAnsweredAsIfItNeverWas() {
        String id = renamed();
        Posts.unpublish(id);

        String never = Posts.live("never-was").then().statusCode(404).extract().asString();
        String byFormerSlug =
                Posts.live("first").then().statusCode(404).extract().asString();
        String bySlug = Posts.live("second").then().statusCode(404).extract().asString();
        String byId = Posts.live(id).then().statusCode(404).extract().asString();

        assertThat(byFormerSlug).isEqualTo(never.replace("never-was", "first"));
        assertThat(bySlug).isEqualTo(never.replace("never-was", "second"));
        assertThat(byId).isEqualTo(never.replace("never-was", id));
    }

    @Test
    void theHeadersOfAHiddenPostAreThoseOfOneThatNeverWas() {
        String id = Posts.draft("slug", "hidden");

        var never = Posts.live("never-was").headers().asList().stream()
                .map(h -> h.getName())
                .toList();
        var hidden = Posts.live("hidden").headers().asList().stream()
                .map(h -> h.getName())
                .toList();

        assertThat(hidden).isEqualTo(never);
        assertThat(Posts.live(id).header("ETag")).isNull();
    }

    @Test
    void aPostThatLeftItsLocaleIsNotSoughtInCircles() {
        String id = Posts.published("slug", "same", "locale", "en");
        Posts.edit(id, "locale", "de");
        Posts.publish(id);

        Posts.live("same").then().statusCode(200);
        Posts.live("same?locale=en").then().statusCode(404);
    }

    @Test
    void ofUnicodeSlugsTheLocationIsEncoded() {
        String id = Posts.published("slug", "café");
        Posts.edit(id, "slug", "straße");
        Posts.publish(id);

        Posts.live("café").then().statusCode(308).header("Location", endsWith("/stra%C3%9Fe"));
        Posts.live("straße").then().statusCode(200);
    }
}
