package org.masthead.live.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.masthead.http.list.ListField;
import org.masthead.http.list.Operator;
import org.masthead.live.LivePostList;
import org.masthead.post.Posts;
import org.masthead.testing.Api;
import org.masthead.testing.Database;
import org.masthead.testing.Statements;

/** Among 100,000 posts no list reads them all, whatever it filters and sorts by. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlansTest {

    private static final int POSTS = 100_000;

    /** Tags, categories and authors. */
    private static final int RECORDS = 50;

    /** A value of each name, that some posts have. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("id", "00000000-0000-4000-8000-000000000001"),
            Map.entry("slug", "post-7"),
            Map.entry("tag", "name-7"),
            Map.entry("category", "name-7"),
            Map.entry("author", "name-7"),
            Map.entry("tagId", "00000000-0000-4000-8000-000000000001"),
            Map.entry("categoryId", "00000000-0000-4000-8000-000000000001"),
            Map.entry("authorId", "00000000-0000-4000-8000-000000000001"),
            Map.entry("locale", "en"),
            Map.entry("featured", "true"),
            Map.entry("date", "2020-02-03T00:00:00Z"),
            Map.entry("publishedAt", "2020-02-03T00:00:00Z"),
            Map.entry("updatedAt", "2020-02-03T00:00:00Z"),
            Map.entry("title", "post 77"));

    private static final String EMPTY = "truncate post, live_relations, live_month, live_count cascade";

    private static final List<String> KINDS = List.of("tag", "category", "author");

    private static final List<String> TABLES =
            List.of("live_post", "live_post_tag", "live_post_category", "live_post_author");

    @Inject
    AgroalDataSource pool;

    private boolean isFilled;

    @BeforeEach
    void fill() throws SQLException {
        if (isFilled) {
            return;
        }
        List<String> names =
                IntStream.range(0, RECORDS).mapToObj(n -> "Name " + n).toList();
        String seed = Posts.published("title", "Post", "tags", names, "categories", names, "authors", names);
        // What triggers keep does not matter to plans, and takes longer than all the rest.
        run(TABLES.stream().map(table -> "alter table " + table + " disable trigger user"));
        run(Stream.of(
                copies(
                        "post",
                        seed,
                        "'id', md5(n::text)::uuid, 'slug', 'post-' || n, 'translation_group', md5(n::text)::uuid"),
                copies("live_post", seed, """
                        'post_id', md5(n::text)::uuid, 'visible_from', timestamptz '2020-01-01' + n * interval '1 second',
                        'slug', 'post-' || n, 'title_folded', 'post ' || n, 'translation_group', md5(n::text)::uuid,
                        'date', timestamptz '2020-01-01' + n * interval '27 minutes',
                        'published_at', timestamptz '2020-01-01' + n * interval '27 minutes',
                        'updated_at', timestamptz '2020-01-01' + n * interval '27 minutes', 'featured', n % 50 = 0"""),
                "insert into live_relations (post_id, visible_from, relations) select post_id, visible_from, '[]\n[]\n[]\n'"
                        + " from live_post on conflict do nothing"));
        run(KINDS.stream()
                .map(kind -> "insert into live_post_" + kind + " (post_id, visible_from, visible_until, locale,"
                        + " date, " + kind
                        + "_id, position) select l.post_id, l.visible_from, l.visible_until, l.locale, l.date,"
                        + " k.id, 1 from (select *, row_number() over () as n from live_post where post_id <> '" + seed
                        + "') l join (select id, row_number() over () as n from " + kind + ") k on k.n = l.n % "
                        + RECORDS
                        + " + 1"));
        run(TABLES.stream().map(table -> "analyze " + table));
        run(Stream.of("analyze live_relations"));
        isFilled = true;
    }

    private static String copies(String table, String seed, String columns) {
        return "insert into " + table + " select (jsonb_populate_record(x, jsonb_build_object(" + columns
                + "))).* from "
                + table + " x cross join generate_series(1, " + POSTS + ") n where x."
                + (table.equals("post") ? "id" : "post_id") + " = '" + seed + "'";
    }

    @AfterAll
    void empty() throws SQLException {
        run(TABLES.stream().map(table -> "alter table " + table + " enable trigger user"));
        run(Stream.of(EMPTY));
        Database.moveContent();
    }

    private void run(Stream<String> statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set statement_timeout = 0");
            for (String sql : statements.toList()) {
                statement.execute(sql);
            }
            statement.execute("reset statement_timeout");
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }

    private static Stream<String> filters(ListField field) {
        String value = VALUES.get(field.name());
        assertThat(value).as("a value of " + field.name()).isNotNull();
        return field.operators().stream().flatMap(operator -> {
            String one = field.name() + operator.suffix() + "=" + value;
            return operator == Operator.EQUAL ? Stream.of(one, one + "," + value) : Stream.of(one);
        });
    }

    /** PostgreSQL's plan for whatever values, which is the one that it uses. */
    private String plan(String positional) {
        StringBuilder sql = new StringBuilder();
        int next = 1;
        for (String part : positional.split("\\?", -1)) {
            sql.append(sql.isEmpty() ? "" : "$" + next++).append(part);
        }
        String nulls = String.join(", ", Collections.nCopies(next - 1, "null"));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("prepare listed as " + sql);
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines =
                    statement.executeQuery("explain execute listed" + (nulls.isEmpty() ? "" : "(" + nulls + ")"))) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate listed");
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noPairOfAFilterAndASortReadsAllPosts() {
        List<String> filters = new ArrayList<>(List.of(""));
        LivePostList.DELIVERY.fields().values().stream()
                .flatMap(ListPlansTest::filters)
                .forEach(filters::add);
        List<String> sorts = LivePostList.DELIVERY.fields().values().stream()
                .filter(ListField::sortable)
                .map(ListField::name)
                .flatMap(name -> Stream.of(name, "-" + name))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (String filter : filters) {
            for (String sort : sorts) {
                Statements.forget();
                Api.anonymous()
                        .get(Posts.LIVE + "?fields=slug&limit=5&sort=" + sort + "&" + filter)
                        .then()
                        .statusCode(200);
                Statements.ofTheAnswer().stream()
                        .filter(sql -> sql.contains("live_post"))
                        .map(this::plan)
                        .filter(plan -> plan.contains("Seq Scan on live_post"))
                        .forEach(plan -> wrong.add(filter + " by " + sort + "\n" + plan));
            }
        }

        assertThat(sorts).hasSizeGreaterThan(8);
        assertThat(filters).hasSizeGreaterThan(25);
        assertThat(wrong).isEmpty();
    }
}
