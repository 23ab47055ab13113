package org.masthead.live.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masthead.http.page.ListPage;
import org.masthead.live.freshness.Generation.Known;

/** One answer, ready to be sent: it holds for one generation, from its time on until its edge. Thread-safe. */
final class Entry {

    /**
     * What spellings of one list, and their {@code Link}, take of its bytes at most, or so many bytes if that is more; that
     * of other spellings is made each time.
     */
    private static final int SHARE_OF_LINKS = 4;

    private static final int LEAST_FOR_LINKS = 512;
    private static final int OVERHEAD_OF_LINK = 128;

    private final Known known;
    private final Instant since;
    private final Optional<Instant> edge;
    private final Instant until;
    private final Variant plain;
    private final Variant packed;
    private final @Nullable ListPage<?> page;
    private final Map<String, CharSequence> links = new ConcurrentHashMap<>();
    private final AtomicInteger roomTaken = new AtomicInteger();

    /**
     * Keeps an answer.
     *
     * @param known the generation of all that it was made of
     * @param since when it was asked for
     * @param edge when it ends to hold by the clock alone, if it does
     * @param packed what those get who take gzip, which may be the same
     * @param page of a list, where it stands in it
     */
    Entry(
            Known known,
            Instant since,
            Optional<Instant> edge,
            Variant plain,
            Variant packed,
            @Nullable ListPage<?> page) {
        this.known = known;
        this.since = since;
        this.edge = edge;
        this.until = edge.orElse(Instant.MAX);
        this.plain = plain;
        this.packed = packed;
        this.page = page;
    }

    /** Whether it is of this generation. */
    boolean isOf(Known present) {
        return known == present;
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(since) && now.isBefore(until);
    }

    Optional<Instant> edge() {
        return edge;
    }

    Variant variant(boolean gzip) {
        return gzip ? packed : plain;
    }

    /** Of a list, where it stands in it. */
    @Nullable
    ListPage<?> page() {
        return page;
    }

    /** The {@code Link} that goes with a spelling of the request, which links repeat; empty where there is none. */
    CharSequence link(String target, Supplier<String> made) {
        @Nullable CharSequence link = links.get(target);
        if (link == null) {
            link = Variant.sent(made.get());
            int room = target.length() + link.length() + OVERHEAD_OF_LINK;
            if (roomTaken.get() + room <= roomForLinks() && links.putIfAbsent(target, link) == null) {
                roomTaken.addAndGet(room);
            }
        }
        return link;
    }

    /** Bytes, about. */
    int weight() {
        return ownWeight() + (page == null ? 0 : roomForLinks());
    }

    private int ownWeight() {
        return plain.weight() + (packed == plain ? 0 : packed.weight());
    }

    private int roomForLinks() {
        return Math.max(LEAST_FOR_LINKS, ownWeight() / SHARE_OF_LINKS);
    }
}
