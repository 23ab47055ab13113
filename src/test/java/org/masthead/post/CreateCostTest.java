package org.masthead.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CreateCostTest {

    private static final List<String> TAGS = List.of("a", "b", "c");
    private static final List<String> CATEGORIES = List.of("d", "e");

    @BeforeEach
    void whatPostsNameIsThere() {
        Posts.published("slug", "one", "title", "One", "tags", TAGS, "categories", CATEGORIES);
        Statements.forget();
    }

    /** Who calls, the hold, two kinds of names, slug, post, relations, revision, answer, log. */
    @Test
    void aDraftTakesTenStatements() {
        create("draft");

        assertThat(Statements.all()).hasSizeLessThanOrEqualTo(10);
    }

    /** What it holds, its date, the window, its relations, terms and words, the slug beside. */
    @Test
    void aPublishedPostTakesSevenMore() {
        create("published");

        assertThat(Statements.all()).hasSizeLessThanOrEqualTo(17);
    }

    private static void create(String status) {
        Posts.create("slug", "two", "title", "Two", "tags", TAGS, "categories", CATEGORIES, "status", status)
                .then()
                .statusCode(201);
    }
}
