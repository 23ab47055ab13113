package org.masthead.author;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.masthead.http.problem.Violations;
import org.masthead.slug.ReferenceMatcher;
import org.masthead.slug.RelationReference;

/** The authors that posts name; a name that no author has makes one. Needs a transaction. */
@Singleton
public final class AuthorReferences {

    private final ReferenceMatcher matcher;

    AuthorReferences(AuthorService authors, EntityManager database) {
        this.matcher = new ReferenceMatcher(database, "author", name -> authors.insert(AuthorDraft.named(name)));
    }

    /** As {@link ReferenceMatcher#resolve}. */
    public List<UUID> resolve(List<RelationReference> references, String field, Violations violations) {
        return matcher.resolve(references, field, violations);
    }

    /** As {@link ReferenceMatcher#resolveIds}. */
    public List<UUID> resolveIds(List<UUID> authorIds, String field, Violations violations) {
        return matcher.resolveIds(authorIds, field, violations);
    }

    /** As {@link ReferenceMatcher#survivors}. */
    public List<UUID> survivors(List<UUID> authorIds) {
        return matcher.survivors(authorIds);
    }
}
