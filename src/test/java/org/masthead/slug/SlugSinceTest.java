package org.masthead.slug;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.MutableClock;

/** Each slug knows since when it is current, or redirects. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class SlugSinceTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    private static String create(String collection, String name) {
        return Api.as(Role.EDITOR)
                .body(Map.of("name", name))
                .post("/api/v1/admin/" + collection)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void patch(String collection, String id, String body) {
        Api.as(Role.EDITOR)
                .body(body)
                .patch("/api/v1/admin/" + collection + "/" + id)
                .then()
                .statusCode(200);
    }

    /** Slugs of a kind and the minutes that they have been what they are, the longest first. */
    private List<String> ages(String kind) {
        return Database.texts("select slug || ' ' || round(extract(epoch from ('" + clock.instant()
                + "' - since)) / 60) from " + kind + "_slug order by since, slug");
    }

    @ParameterizedTest
    @CsvSource({"tags, tag", "categories, category", "authors, author"})
    void beginsAnewWhereASlugBecomesCurrentOrCeasesToBe(String collection, String kind) {
        String id = create(collection, "One");
        create(collection, "Other");
        clock.advance(Duration.ofMinutes(1));
        patch(collection, id, "{\"slug\": \"two\"}");
        clock.advance(Duration.ofMinutes(2));
        patch(collection, id, "{\"slug\": \"one\"}");
        clock.advance(Duration.ofMinutes(4));

        List<String> ages = ages(kind);

        assertThat(ages).containsExactly("other 7", "one 4", "two 4");
    }

    @Test
    void staysWhereTheSlugStays() {
        String id = create("tags", "One");
        clock.advance(Duration.ofMinutes(1));

        patch("tags", id, "{\"description\": \"Changed\"}");
        patch("tags", id, "{\"slug\": null}");

        assertThat(ages("tag")).containsExactly("one 1");
    }
}
