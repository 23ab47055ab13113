package org.masthead.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.masthead.category.Categories.CATEGORIES;
import static org.masthead.category.Categories.createCategory;
import static org.masthead.category.Categories.editor;
import static org.masthead.category.Categories.get;
import static org.masthead.category.Categories.move;
import static org.masthead.category.Categories.tree;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.masthead.testing.Database;
import org.masthead.testing.FreshTables;
import org.masthead.testing.Race;

@QuarkusTest
@ExtendWith(FreshTables.class)
class CategoryMoveTest {

    @Test
    void rewritesThePathsBelow() {
        String news = createCategory("News", null);
        String local = createCategory("Local", news);
        String street = createCategory("Street", local);
        String archive = createCategory("Archive", null);

        move(local, archive, null)
                .statusCode(200)
                .body("path", equalTo("archive/local"))
                .body("version", equalTo(2));

        get(street)
                .body("path", equalTo("archive/local/street"))
                .body("depth", equalTo(2))
                .body("version", equalTo(1));
        assertThat(tree()).containsExactly("news", "archive", "archive/local", "archive/local/street");
    }

    @Test
    void ordersSiblingsWithoutSteppingTheirVersions() {
        String a = createCategory("A", null);
        String b = createCategory("B", null);
        String c = createCategory("C", null);

        move(c, null, 0).statusCode(200).body("position", equalTo(0)).body("version", equalTo(2));

        assertThat(tree()).containsExactly("c", "a", "b");
        get(a).body("position", equalTo(1)).body("version", equalTo(1));
        get(b).body("position", equalTo(2)).body("version", equalTo(1));
    }

    @Test
    void countsThePlaceWithoutTheMovedOne() {
        String a = createCategory("A", null);
        createCategory("B", null);
        createCategory("C", null);

        move(a, null, 1).statusCode(200).body("position", equalTo(1));

        assertThat(tree()).containsExactly("b", "a", "c");
    }

    @Test
    void putsItLastUnlessToldWhere() {
        String a = createCategory("A", null);
        String parent = createCategory("Parent", null);
        createCategory("X", parent);
        createCategory("Y", parent);

        move(a, parent, null).statusCode(200).body("position", equalTo(2));
        move(a, parent, 99).statusCode(200).body("position", equalTo(2));
        move(a, parent, 0).statusCode(200).body("position", equalTo(0));

        assertThat(tree()).containsExactly("parent", "parent/a", "parent/x", "parent/y");
    }

    @Test
    void bringsItBackToTheRoot() {
        String news = createCategory("News", null);
        String local = createCategory("Local", news);

        move(local, null, null).statusCode(200).body("path", equalTo("local")).body("parentId", nullValue());
    }

    @Test
    void refusesACycle() {
        String a = createCategory("A", null);
        String b = createCategory("B", a);
        String c = createCategory("C", b);

        for (String below : List.of(a, b, c)) {
            move(a, below, null)
                    .statusCode(409)
                    .body("type", endsWith("/problems/category-cycle"))
                    .body("violations.field", contains("parentId"));
        }

        assertThat(tree()).containsExactly("a", "a/b", "a/b/c");
    }

    @Test
    void refusesASubtreeThatWouldBeTooDeep() {
        String deep = createCategory("Level", null);
        for (int level = 2; level < Category.MAX_LEVELS; level++) {
            deep = createCategory("Level", deep);
        }
        String top = createCategory("Top", null);
        createCategory("Below", top);

        move(top, deep, null).statusCode(422).body("violations.code", contains("depth"));

        get(top).body("path", equalTo("top")).body("version", equalTo(1));
    }

    @Test
    void tellsTheLogOfEachWhosePathIsAnother() {
        String news = createCategory("News", null);
        String local = createCategory("Local", news);
        String archive = createCategory("Archive", null);
        Database.execute("truncate event");

        move(news, archive, null).statusCode(200);

        assertThat(Database.texts("select object_id from event where type = 'category.updated'"))
                .containsExactlyInAnyOrder(news, local);
    }

    @Test
    void makesNoCycleHoweverManyCross() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.add(createCategory("Crossing " + i, null));
        }

        List<Response> answers = Race.of(
                200,
                i -> editor().body(Map.of("parentId", ids.get((i * 7 + i / 10 + 3) % 10)))
                        .patch(CATEGORIES + "/" + ids.get(i % 10)));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnly(200, 409)
                .contains(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(refusal -> refusal.then().body("type", endsWith("/problems/category-cycle")));
        assertThatTheTreeIsSound(10);
    }

    /** Every category is reached from a root, and its path, place and order are what parents and positions say. */
    private void assertThatTheTreeIsSound(int categories) {
        assertThat(Database.number("""
                        with recursive tree as (
                          select id, slug as path, 0 as depth, array[id] as ancestors, array[position] as tree_order
                          from category where parent_id is null
                          union all
                          select c.id, t.path || '/' || c.slug, t.depth + 1, t.ancestors || c.id,
                                 t.tree_order || c.position
                          from category c join tree t on c.parent_id = t.id)
                        select count(*) from category c join tree using (id, path, depth, ancestors, tree_order)""")).isEqualTo(categories);
        assertThat(Database.number("""
                        select count(*) from (
                          select position, row_number() over (partition by parent_id order by position) - 1 as place
                          from category) as each
                        where position <> place""")).isZero();
    }
}
