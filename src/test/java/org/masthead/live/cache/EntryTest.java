package org.masthead.live.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.masthead.live.freshness.Generation;

class EntryTest {

    private static final String LINK = "<https://example.org/api/v1/posts?page=1>; rel=\"first\"";

    private final Variant variant = new Variant(new byte[100], "\"x\"", null, Map.of());
    private final Entry entry =
            new Entry(new Generation().present(), Instant.EPOCH, Optional.empty(), variant, variant, null);
    private final AtomicInteger made = new AtomicInteger();

    private void ask(String target) {
        assertThat(entry.link(target, () -> {
                            made.incrementAndGet();
                            return LINK;
                        })
                        .toString())
                .isEqualTo(LINK);
    }

    @Test
    void keepsTheLinkOfASpelling() {
        ask("/api/v1/posts?page=1");
        ask("/api/v1/posts?page=1");

        assertThat(made).hasValue(1);
    }

    @Test
    void keepsNoMoreLinksThanItHasRoomFor() {
        ask("/api/v1/posts?tag=" + "&tag=".repeat(1_000));
        ask("/api/v1/posts?tag=" + "&tag=".repeat(1_000));
        assertThat(made).hasValue(2);

        for (int i = 0; i < 2; i++) {
            for (int spelling = 0; spelling < 100; spelling++) {
                ask("/api/v1/posts?page=1" + "&tag=".repeat(spelling));
            }
        }
        assertThat(made.get()).isGreaterThan(150);
    }
}
