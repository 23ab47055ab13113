package org.masthead.category;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.masthead.http.problem.Violations;
import org.masthead.slug.ReferenceMatcher;
import org.masthead.slug.RelationReference;

/** The categories that posts name; a name that no category has makes one, a root. Needs a transaction. */
@Singleton
public final class CategoryReferences {

    private final ReferenceMatcher matcher;

    CategoryReferences(CategoryService categories, CategoryTreeRepository tree, EntityManager database) {
        this.matcher = new ReferenceMatcher(
                database, "category", tree::lock, name -> categories.insert(CategoryDraft.named(name)));
    }

    /** As {@link ReferenceMatcher#resolve}. */
    public List<UUID> resolve(List<RelationReference> references, String field, Violations violations) {
        return matcher.resolve(references, field, violations);
    }

    /** As {@link ReferenceMatcher#resolveIds}. */
    public List<UUID> resolveIds(List<UUID> categoryIds, String field, Violations violations) {
        return matcher.resolveIds(categoryIds, field, violations);
    }

    /** As {@link ReferenceMatcher#survivors}. */
    public List<UUID> survivors(List<UUID> categoryIds) {
        return matcher.survivors(categoryIds);
    }
}
