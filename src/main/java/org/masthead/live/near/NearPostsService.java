package org.masthead.live.near;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what is near a post. */
@Singleton
class NearPostsService {

    private final RelatedRepository related;
    private final NeighbourRepository neighbours;

    NearPostsService(RelatedRepository related, NeighbourRepository neighbours) {
        this.related = related;
        this.neighbours = neighbours;
    }

    RelatedPosts related(UUID post, int most) {
        return new RelatedPosts(related.of(post, most));
    }

    Neighbours neighbours(UUID post) {
        return neighbours.of(post);
    }

    /** @param locale of the posts that count; all where none is named */
    Archive archive(@Nullable String locale) {
        return neighbours.archive(Optional.ofNullable(locale)
                .filter(tag -> !tag.isEmpty())
                .map(tag -> Locale.forLanguageTag(tag).toLanguageTag()));
    }
}
