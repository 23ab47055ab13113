package org.masthead.category;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/**
 * The queries that shape the tree. What follows from parents and positions (paths, depths, ancestors, the order depth
 * first) is worked out anew for the whole tree by one statement, which writes the rows that differ and no version.
 */
@Singleton
class CategoryTreeRepository {

    /** What a shape does to one category: its address is another. */
    record Moved(UUID id, String slug) {}

    /** Behind {@code placed (id, parent_id, slug, rank)}: ranks siblings may have in any steps. */
    private static final String ARRANGE = """
            numbered as (
              select id, parent_id, slug,
                     cast(row_number() over (partition by parent_id order by rank, id) - 1 as integer) as position
              from placed),
            tree as (
              select id, parent_id, position, slug as path, 0 as depth,
                     array[id] as ancestors, array[position] as tree_order
              from numbered where parent_id is null
              union all
              select n.id, n.parent_id, n.position, t.path || '/' || n.slug, t.depth + 1,
                     t.ancestors || n.id, t.tree_order || n.position
              from numbered n join tree t on n.parent_id = t.id)
            update category c
            set parent_id = t.parent_id, position = t.position, path = t.path, depth = t.depth,
                ancestors = t.ancestors, tree_order = t.tree_order
            from tree t join category was on was.id = t.id
            where c.id = t.id
              and (was.parent_id, was.position, was.path, was.depth, was.ancestors, was.tree_order)
                  is distinct from (t.parent_id, t.position, t.path, t.depth, t.ancestors, t.tree_order)
            returning c.id as id, c.slug as slug, was.path <> t.path as elsewhere""";

    private final EntityManager database;

    CategoryTreeRepository(EntityManager database) {
        this.database = database;
    }

    /** Holds the shape of the tree until the transaction ends; comes before any other lock on categories, behind that on posts. */
    void lock() {
        database.createNativeQuery("select id from category_tree for update").getSingleResult();
    }

    boolean exists(UUID id) {
        return count("select count(*) from category where id = :id", id) > 0;
    }

    /** True for the category itself, too. */
    boolean isBelow(UUID id, UUID ancestor) {
        return ((Number) database.createNativeQuery(
                                        "select count(*) from category where id = :id and ancestors @> array[:ancestor]")
                                .setParameter("id", id)
                                .setParameter("ancestor", ancestor)
                                .getSingleResult())
                        .intValue()
                > 0;
    }

    /** Levels from the root down to the deepest category below this one. */
    int levels(UUID id) {
        return count("select max(depth) + 1 from category where ancestors @> array[:id]", id);
    }

    /** Puts a category in its place and its siblings right; tells what has another path now. */
    List<Moved> place(UUID id, CategoryPlace place) {
        String placed = """
                with recursive others as (
                  select id, parent_id, slug, row_number() over (partition by parent_id order by tree_order) - 1.0 as rank
                  from category where id <> :id),
                placed as (
                  select id, parent_id, slug, rank from others
                  union all
                  select id, cast(nullif(:parent, '') as uuid), slug, cast(:position as integer) - 0.5
                  from category where id = :id),
                """;
        return arrange(database.createNativeQuery(placed + ARRANGE, Tuple.class)
                .setParameter("id", id)
                .setParameter(
                        "parent",
                        place.parentId() == null ? "" : place.parentId().toString())
                .setParameter("position", place.position() == null ? Integer.MAX_VALUE : place.position()));
    }

    /** Moves the children of a category that is about to go into its place; tells what has another path now. */
    List<Moved> liftChildren(UUID id) {
        String placed = """
                with recursive placed as (
                  select c.id, case when c.parent_id = gone.id then gone.parent_id else c.parent_id end as parent_id,
                         c.slug, c.tree_order as rank
                  from category c join category gone on gone.id = :id and c.id <> gone.id),
                """;
        return arrange(database.createNativeQuery(placed + ARRANGE, Tuple.class).setParameter("id", id));
    }

    /** Moves the children of a category that is about to go below another, behind those there; tells as above. */
    List<Moved> adoptChildren(UUID gone, UUID parent) {
        String placed = """
                with recursive placed as (
                  select id, slug, case when parent_id = :gone then :parent else parent_id end as parent_id,
                         case when parent_id = :gone then 1 else 0 end || tree_order as rank
                  from category where id <> :gone),
                """;
        return arrange(database.createNativeQuery(placed + ARRANGE, Tuple.class)
                .setParameter("gone", gone)
                .setParameter("parent", parent));
    }

    private static List<Moved> arrange(Query statement) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = statement.getResultList();
        return rows.stream()
                .filter(row -> row.get("elsewhere", Boolean.class))
                .map(row -> new Moved(row.get("id", UUID.class), row.get("slug", String.class)))
                .toList();
    }

    private int count(String sql, UUID id) {
        return ((Number) database.createNativeQuery(sql).setParameter("id", id).getSingleResult()).intValue();
    }
}
