package org.masthead.post.content;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masthead.asset.picture.Pictures;
import org.masthead.post.content.ContentFields.Related;
import org.masthead.slug.CategoryRelationView;
import org.masthead.slug.RelationView;

/** Tells what tags, categories and authors are called by now, in one statement. Needs a transaction. */
@Singleton
class RelationViewRepository {

    private final EntityManager database;

    RelationViewRepository(EntityManager database) {
        this.database = database;
    }

    /** Those of these ids that are there. */
    Related find(Collection<UUID> ids, Pictures pictures) {
        Map<UUID, RelationView> tags = new HashMap<>();
        Map<UUID, CategoryRelationView> categories = new HashMap<>();
        Map<UUID, RelationView> authors = new HashMap<>();
        for (Tuple row : ids.isEmpty() ? List.<Tuple>of() : rows(ids)) {
            UUID id = row.get("id", UUID.class);
            String slug = row.get("slug", String.class);
            String name = row.get("name", String.class);
            switch (row.get("kind", String.class)) {
                case "tag" -> tags.put(id, new RelationView(id, slug, name));
                case "author" -> authors.put(id, new RelationView(id, slug, name));
                default -> categories.put(id, new CategoryRelationView(id, slug, name, row.get("path", String.class)));
            }
        }
        return new Related(tags, categories, authors, pictures);
    }

    private List<Tuple> rows(Collection<UUID> ids) {
        return new ArrayList<>(database.createNativeQuery("""
                        select 'tag' as kind, id, slug, name, '' as path from tag where id in (:ids)
                        union all select 'category', id, slug, name, path from category where id in (:ids)
                        union all select 'author', id, slug, name, '' from author where id in (:ids)""", Tuple.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
