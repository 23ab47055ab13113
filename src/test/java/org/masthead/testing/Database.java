package org.masthead.testing;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.masthead.event.ContentMoved;

/** Rows that a test needs and no resource makes, or not yet; and a look at those that one made. */
public final class Database {

    /** Any value of a type, for columns that must have one and that the test does not care about. */
    private static final Map<String, String> ANY = Map.of(
            "uuid", "gen_random_uuid()",
            "text", "'{}'",
            "ARRAY", "'{}'",
            "integer", "0",
            "bigint", "1",
            "boolean", "false",
            "bytea", "''",
            "timestamp with time zone", "now()");

    /** Text columns that hold a JSON array. */
    private static final List<String> LISTS = List.of("images", "table_of_contents");

    private Database() {}

    /** A draft, in no list that readers see, with these relations: {@code tag}, {@code category} or {@code author} → id. */
    public static UUID draft(Map<String, UUID> relations) {
        UUID post = UUID.randomUUID();
        insert("post", Map.of("id", post, "slug", post.toString()));
        relations.forEach((kind, id) -> insert("post_" + kind, Map.of("post_id", post, kind + "_id", id)));
        return post;
    }

    /** A post that readers see since an hour ago, with these relations. */
    public static UUID livePost(Map<String, UUID> relations) {
        Instant now = Instant.now();
        return livePost(relations, now.minusSeconds(3_600), now.plusSeconds(3_600));
    }

    /** A post that readers see from and until then, with these relations. */
    public static UUID livePost(Map<String, UUID> relations, Instant from, Instant until) {
        UUID post = draft(relations);
        insert("live_post", Map.of("post_id", post, "visible_from", from, "visible_until", until));
        relations.forEach((kind, id) ->
                insert("live_post_" + kind, Map.of("post_id", post, "visible_from", from, kind + "_id", id)));
        moveContent();
        return post;
    }

    /** The values of the first column, with those of the question marks given. */
    public static List<String> texts(String sql, Object... values) {
        return run(sql, List.of(values));
    }

    public static long number(String sql) {
        return Long.parseLong(texts(sql).get(0));
    }

    private static void insert(String table, Map<String, Object> given) {
        Map<String, String> columns = required(table);
        LISTS.forEach(name -> columns.replace(name, "'[]'"));
        given.keySet().forEach(name -> columns.put(name, "?"));
        String sql = "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", columns.values()) + ") returning 1";
        run(
                sql,
                columns.entrySet().stream()
                        .filter(column -> column.getValue().equals("?"))
                        .map(column -> given.get(column.getKey()))
                        .toList());
    }

    private static Map<String, String> required(String table) {
        return run(
                        "select column_name || ':' || data_type from information_schema.columns where table_name = ?"
                                + " and is_nullable = 'NO' and column_default is null",
                        List.of(table))
                .stream()
                .map(column -> column.split(":", 2))
                .collect(Collectors.toMap(c -> c[0], c -> ANY.get(c[1]), (a, b) -> a, LinkedHashMap::new));
    }

    /** Runs a statement that changes something, which readers may see. */
    public static void execute(String sql) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        moveContent();
    }

    /** Does what a commit does that readers see: the service, which knows nothing of changes made here, forgets answers. */
    public static void moveContent() {
        long generation =
                number("update log_position set value = value + 1, generation = value + 1 returning generation");
        Arc.container().beanManager().getEvent().fire(new ContentMoved(generation));
    }

    private static List<String> run(String sql, List<Object> values) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i);
                statement.setObject(i + 1, value instanceof Instant time ? java.sql.Timestamp.from(time) : value);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
