package org.masthead.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.category.Categories.CATEGORIES;
import static org.masthead.category.Categories.create;
import static org.masthead.category.Categories.createCategory;
import static org.masthead.category.Categories.editor;
import static org.masthead.category.Categories.get;
import static org.masthead.category.Categories.tree;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CategoryResourceTest {

    @Nested
    class Create {

        @Test
        void putsARootLast() {
            createCategory("News", null);

            create("Sport", null, null)
                    .statusCode(201)
                    .body("parentId", nullValue())
                    .body("position", equalTo(1))
                    .body("path", equalTo("sport"))
                    .body("depth", equalTo(0))
                    .body("totalPostCount", equalTo(0))
                    .body("version", equalTo(1))
                    .body("containsKey('children')", equalTo(false));
        }

        @Test
        void putsAChildBelowItsParent() {
            String news = createCategory("News", null);

            create("Local", news, null)
                    .statusCode(201)
                    .body("parentId", equalTo(news))
                    .body("position", equalTo(0))
                    .body("path", equalTo("news/local"))
                    .body("depth", equalTo(1));
        }

        @Test
        void takesAPlaceAmongItsSiblings() {
            createCategory("A", null);
            String b = createCategory("B", null);

            create("Between", null, 1).statusCode(201).body("position", equalTo(1));

            assertThat(tree()).containsExactly("a", "between", "b");
            get(b).body("position", equalTo(2)).body("version", equalTo(1));
        }

        @Test
        void refusesAnUnknownParent() {
            create("Lost", UUID.randomUUID().toString(), null)
                    .statusCode(422)
                    .body("violations.field", contains("parentId"))
                    .body("violations.code", contains("unknown-id"));
        }

        @Test
        void saysAllThatIsWrongAtOnce() {
            editor().body("{\"name\": \"\", \"parentId\": \"x\", \"position\": -1}")
                    .post(CATEGORIES)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("parentId", "name", "position"));
        }

        @Test
        void refusesASlugOfAnyOtherCategory() {
            String news = createCategory("News", null);

            editor().body(Map.of("name", "x", "slug", "news", "parentId", news))
                    .post(CATEGORIES)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/problems/slug-taken"))
                    .body("suggestion", equalTo("news-2"));
            create("News", news, null)
                    .statusCode(201)
                    .body("name", equalTo("News"))
                    .body("path", equalTo("news/news-2"));
        }

        @Test
        void refusesATreeTooDeep() {
            String parent = createCategory("Level", null);
            for (int level = 2; level <= Category.MAX_LEVELS; level++) {
                parent = createCategory("Level", parent);
            }

            create("Level", parent, null).statusCode(422).body("violations.code", contains("depth"));
            assertThat(tree()).hasSize(Category.MAX_LEVELS);
        }

        @Test
        void isForEditors() {
            Api.anonymous().body(Map.of("name", "x")).post(CATEGORIES).then().statusCode(401);
            Api.as(Role.AUTHOR)
                    .body(Map.of("name", "x"))
                    .post(CATEGORIES)
                    .then()
                    .statusCode(403);
        }

        @Test
        void givesAHundredOfOneTitleAHundredSlugs() {
            List<Integer> statuses =
                    Race.of(100, i -> create("Same", null, null).extract().statusCode());

            assertThat(statuses).containsOnly(201);
            assertThat(Database.number("select count(distinct slug) from category"))
                    .isEqualTo(100);
            assertThat(Database.number("select count(distinct position) from category"))
                    .isEqualTo(100);
        }
    }

    @Nested
    class Rename {

        @Test
        void leavesThePathAlone() {
            String news = createCategory("News", null);

            editor().body(Map.of("name", "Newest"))
                    .patch(CATEGORIES + "/" + news)
                    .then()
                    .statusCode(200)
                    .body("path", equalTo("news"));
        }

        @Test
        void rewritesThePathsBelowWithTheSlug() {
            String news = createCategory("News", null);
            String local = createCategory("Local", news);

            editor().body(Map.of("slug", "neues"))
                    .patch(CATEGORIES + "/" + news)
                    .then()
                    .statusCode(200)
                    .body("path", equalTo("neues"))
                    .body("position", equalTo(0))
                    .body("aliases", contains("news"));

            get(local).body("path", equalTo("neues/local")).body("version", equalTo(1));
        }

        @Test
        void takesTheWholeRecordBack() {
            createCategory("First", null);
            String news = createCategory("News", null);
            String local = createCategory("Local", news);
            Map<String, Object> record = editor().get(CATEGORIES + "/" + local).as(Map.class);

            editor().body(record)
                    .put(CATEGORIES + "/" + local)
                    .then()
                    .statusCode(200)
                    .body("path", equalTo("news/local"))
                    .body("position", equalTo(0));
        }

        @Test
        void refusesAStaleIfMatch() {
            String news = createCategory("News", null);

            editor().header("If-Match", "\"2-x\"")
                    .body(Map.of("name", "x"))
                    .patch(CATEGORIES + "/" + news)
                    .then()
                    .statusCode(412);
        }
    }

    @Nested
    class Delete {

        @Test
        void movesTheChildrenUpIntoItsPlace() {
            createCategory("First", null);
            String news = createCategory("News", null);
            createCategory("Last", null);
            String local = createCategory("Local", news);
            createCategory("Street", local);
            createCategory("World", news);

            editor().delete(CATEGORIES + "/" + news).then().statusCode(200).body("slug", equalTo("news"));

            assertThat(tree()).containsExactly("first", "local", "local/street", "world", "last");
            get(local).body("position", equalTo(1)).body("version", equalTo(1)).body("parentId", nullValue());
        }

        @Test
        void answers404ToAnUnknownId() {
            editor().delete(CATEGORIES + "/" + UUID.randomUUID()).then().statusCode(404);
        }
    }

    @Nested
    class Count {

        @Test
        void countsThePostsBelowEachOnce() {
            UUID news = UUID.fromString(createCategory("News", null));
            UUID local = UUID.fromString(createCategory("Local", news.toString()));
            Database.draft(Map.of("category", news));
            UUID both = Database.draft(Map.of("category", local));
            Database.texts("insert into post_category (post_id, category_id, position) values ('" + both + "', '" + news
                    + "', 1) returning position");
            Database.livePost(Map.of("category", local));

            get(news.toString())
                    .body("postCount", equalTo(2))
                    .body("totalPostCount", equalTo(3))
                    .body("livePostCount", equalTo(0));
            get(local.toString()).body("postCount", equalTo(2)).body("totalPostCount", equalTo(2));
        }
    }
}
