package org.masthead.post;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.FreshTables;

@QuarkusTest
@ExtendWith(FreshTables.class)
class PostTranslationTest {

    @Test
    void translationsKnowEachOther() {
        String english = Posts.draft("title", "House", "locale", "en");

        String german = Posts.draft("title", "Haus", "locale", "de", "translationOf", english);

        Posts.read(english)
                .then()
                .body(
                        "translations",
                        equalTo(List.of(Map.of("id", german, "locale", "de", "slug", "haus", "title", "Haus"))));
        Posts.read(german).then().body("translationOf", equalTo(english));
    }

    @Test
    void anyMemberOfTheGroupMayBeNamed() {
        String english = Posts.draft("locale", "en");
        String german = Posts.draft("locale", "de", "translationOf", english);

        String french = Posts.draft("locale", "fr", "translationOf", german);

        Posts.read(french).then().body("translations.id", containsInAnyOrder(english, german));
        Posts.read(english).then().body("translations.id", containsInAnyOrder(french, german));
    }

    @Test
    void aGroupHasALimit() {
        String english = Posts.draft("locale", "en");
        for (int i = 1; i < 100; i++) {
            Posts.draft("locale", "en-x-n" + i, "translationOf", english);
        }

        Posts.create("locale", "de", "translationOf", english)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("translationOf"))
                .body("violations[0].message", equalTo("A group of translations has at most 100 posts"));
    }

    @Test
    void aLocaleStandsInAGroupOnce() {
        String english = Posts.draft("locale", "en");
        Posts.draft("locale", "de", "translationOf", english);

        Posts.create("locale", "de", "translationOf", english)
                .then()
                .statusCode(409)
                .body("violations[0].field", equalTo("locale"));
        Posts.create("locale", "en", "translationOf", english).then().statusCode(409);
    }

    @Test
    void anUnknownOneIsRefused() {
        Posts.create("translationOf", "00000000-0000-7000-8000-000000000000")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("translationOf"))
                .body("violations[0].code", equalTo("unknown-id"));
    }

    @Test
    void nullLeavesTheGroup() {
        String english = Posts.draft("locale", "en");
        String german = Posts.draft("locale", "de", "translationOf", english);

        Posts.put(german, "translationOf", null).then().statusCode(200).body("translationOf", nullValue());

        Posts.read(english).then().body("translations", empty());
    }

    @Test
    void readersSeeThoseThatAreLive() {
        String english = Posts.published("title", "House", "locale", "en");
        String german = Posts.draft("title", "Haus", "locale", "de", "translationOf", english);

        Posts.live("house").then().body("translations", empty());
        Posts.publish(german);
        Posts.live("house").then().body("translations.slug", equalTo(List.of("haus")));
        Posts.live("haus").then().body("translations.slug", equalTo(List.of("house")));
    }

    @Test
    void anAuthorCannotReadAnothersDraftByTranslatingIt() {
        String secret = Posts.draft("title", "Secret", "locale", "en");

        Api.as(Role.AUTHOR)
                .body(Map.of("locale", "de", "translationOf", secret))
                .post(Posts.ADMIN)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("translationOf"))
                .body("violations[0].code", equalTo("unknown-id"));
    }
}
