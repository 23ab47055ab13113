package org.masthead.live.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.masthead.live.freshness.Generation;
import org.masthead.site.Site;

/**
 * The answers that this node keeps ready, by the canonical form of their request; those asked for most often stay when there
 * is no more room. None is found that does not hold now. Thread-safe.
 */
@Singleton
class ResponseCache {

    /** An answer that takes more than this part of the room is not kept: it would cost many others theirs. */
    private static final int LARGEST_SHARE = 16;

    private final long size;
    private final Generation generation;
    private final Cache<String, Entry> entries;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    ResponseCache(CacheConfig config, Site site, Generation generation, MeterRegistry metrics) {
        this.size = site.isDeliveryPrivate() ? 0 : config.size().asLongValue();
        this.generation = generation;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((String key, Entry entry) -> weight(key, entry))
                .build();
        count(metrics, "hit", hits);
        count(metrics, "miss", misses);
        Gauge.builder("masthead.cache.size", entries, ResponseCache::bytes)
                .description("Answers of delivery that are kept ready")
                .baseUnit("bytes")
                .register(metrics);
    }

    private static void count(MeterRegistry metrics, String result, LongAdder requests) {
        FunctionCounter.builder("masthead.cache.requests", requests, LongAdder::doubleValue)
                .description("Requests of delivery whose answer may be kept")
                .tag("result", result)
                .register(metrics);
    }

    private static double bytes(Cache<String, Entry> entries) {
        return entries.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    private static int weight(String key, Entry entry) {
        return 2 * key.length() + entry.weight();
    }

    /** Whether this node keeps answers at all; not where delivery is private, since each caller is one of his own then. */
    boolean isOn() {
        return size > 0;
    }

    /** The answer, if it is kept and holds; null if not, or if this node would not know. */
    @Nullable
    Entry find(String key, Instant now) {
        @Nullable Entry entry = entries.getIfPresent(key);
        if (entry == null || !generation.isTrusted()) {
            return null;
        }
        if (!entry.isOf(generation.present())) {
            entries.asMap().remove(key, entry);
            return null;
        }
        return entry.holdsAt(now) ? entry : null;
    }

    void keep(String key, Entry entry) {
        if (weight(key, entry) <= size / LARGEST_SHARE) {
            entries.put(key, entry);
        }
    }

    void countHit() {
        hits.increment();
    }

    void countMiss() {
        misses.increment();
    }
}
