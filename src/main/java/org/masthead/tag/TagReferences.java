package org.masthead.tag;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.masthead.event.EventLog;
import org.masthead.event.EventType;
import org.masthead.http.problem.Violations;
import org.masthead.site.Ids;
import org.masthead.slug.ReferenceMatcher;
import org.masthead.slug.RelationReference;

/** The tags that posts name; a name that no tag has makes one. Needs a transaction. */
@Singleton
public final class TagReferences {

    private final TagRepository tags;
    private final ReferenceMatcher matcher;
    private final EventLog events;
    private final Ids ids;
    private final Clock clock;

    TagReferences(TagRepository tags, EntityManager database, EventLog events, Ids ids, Clock clock) {
        this.tags = tags;
        this.matcher = new ReferenceMatcher(database, "tag", this::make);
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** As {@link ReferenceMatcher#resolve}. */
    public List<UUID> resolve(List<RelationReference> references, String field, Violations violations) {
        return matcher.resolve(references, field, violations);
    }

    /** As {@link ReferenceMatcher#resolveIds}. */
    public List<UUID> resolveIds(List<UUID> tagIds, String field, Violations violations) {
        return matcher.resolveIds(tagIds, field, violations);
    }

    /** As {@link ReferenceMatcher#survivors}. */
    public List<UUID> survivors(List<UUID> tagIds) {
        return matcher.survivors(tagIds);
    }

    private UUID make(String name) {
        UUID id = ids.next();
        String slug = tags.slugs().claimMade(id, name);
        if (!tags.insertUnlessNamed(id, name, slug, clock.instant())) {
            return tags.idOfName(name);
        }
        events.append(TagService.TYPE, id, EventType.CREATED, slug);
        return id;
    }
}
