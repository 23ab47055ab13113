package org.masthead.live.near;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masthead.http.list.LocaleReader;
import org.masthead.http.problem.ProblemException;

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

    /**
     * Counts by year and month.
     *
     * @param locale of the posts that count; all where none is named
     * @throws ProblemException UNKNOWN_PARAMETER for what is no locale
     */
    Archive archive(@Nullable String locale) {
        return neighbours.archive(LocaleReader.of(locale));
    }
}
