package org.masthead.live.freshness;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masthead.live.freshness.Generation.Known;

/**
 * Knows what is ahead. The next edge changes with the generation alone, so it is read once for each, and as long as this node
 * would know of a newer one it is not asked for again. Thread-safe.
 */
@Singleton
final class Outlooks {

    /** What was read last, and the generation that this node was at then. */
    private record Read(Known known, Outlook outlook) {

        private boolean holdsAt(Instant now) {
            return !now.isBefore(outlook.now())
                    && outlook.edge().map(now::isBefore).orElse(true);
        }
    }

    private final EdgeRepository edges;
    private final Generation generation;
    private volatile @Nullable Read last;

    Outlooks(EdgeRepository edges, Generation generation) {
        this.edges = edges;
        this.generation = generation;
    }

    /** What is known now of an answer that is about to be made. */
    Outlook at(Instant now) {
        Read read = last;
        if (read != null && generation.isTrusted() && read.known() == generation.present() && read.holdsAt(now)) {
            return new Outlook(now, read.outlook().generation(), read.outlook().edge());
        }
        Outlook outlook = edges.outlook(now);
        Known known = generation.reached(outlook.generation());
        if (known.number() == outlook.generation()) {
            last = new Read(known, outlook);
        }
        return outlook;
    }
}
