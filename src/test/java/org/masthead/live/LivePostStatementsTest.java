package org.masthead.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Statements;

/** A list costs the same number of statements however long its page is. */
@QuarkusTest
@ExtendWith(FreshTables.class)
class LivePostStatementsTest {

    private static final int MOST = 3;

    @BeforeEach
    void publishAHundredPosts() {
        for (int i = 0; i < 100; i++) {
            Posts.create("title", "Post " + i, "tags", List.of("One", "Two"), "status", "published")
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void deliveryListsTakeThree() {
        for (int limit : List.of(1, 100)) {
            Statements.forget();

            Api.anonymous().get(Posts.LIVE + "?limit=" + limit).then().statusCode(200);

            assertThat(Statements.ofTheAnswer()).hasSizeLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void adminListsTakeThreeBesideThoseThatLetTheCallerIn() {
        String token = Api.token(Role.EDITOR);
        for (int limit : List.of(1, 100)) {
            Statements.forget();

            Api.withToken(token).get(Posts.ADMIN + "?limit=" + limit).then().statusCode(200);

            assertThat(Statements.all().stream().filter(sql -> sql.contains("post")))
                    .hasSizeLessThanOrEqualTo(MOST);
        }
    }

    /** Each row of a list looks for its translations: by a scan of all posts, a page far back would not end in time. */
    @Test
    void translationsAreFoundByAnIndex() {
        assertThat(Database.texts("select indexdef from pg_indexes where tablename = 'live_post'"))
                .anyMatch(index -> index.endsWith("(translation_group)"));
    }
}
