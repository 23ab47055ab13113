package org.masthead.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.masthead.http.limit.Limiter.Standing;
import org.masthead.testing.MutableClock;

class LimiterTest {

    private final MutableClock clock = new MutableClock();
    private final Limiter limiter = new Limiter("test", "Too many", Limit.of(2, Duration.ofMinutes(1)), clock);

    @Test
    void asManyAsTheLimitSaysAreAllowed() {
        Standing first = limiter.take("a");
        Standing second = limiter.take("a");
        Standing third = limiter.take("a");

        assertThat(first).isEqualTo(new Standing(true, 1, first.seconds()));
        assertThat(second.remaining()).isZero();
        assertThat(third.allowed()).isFalse();
        assertThat(third.seconds()).isBetween(59L, 60L);
    }

    @Test
    void oneDoesNotTakeFromAnother() {
        limiter.take("a");
        limiter.take("a");

        assertThat(limiter.take("b").allowed()).isTrue();
    }

    @Test
    void whoAsksOnlyTakesNothing() {
        limiter.take("a");

        assertThat(limiter.look("a").allowed()).isTrue();
        assertThat(limiter.take("a").allowed()).isTrue();
        assertThat(limiter.look("a").allowed()).isFalse();
    }

    @Test
    void theNextPeriodBeginsAnew() {
        limiter.take("a");
        limiter.take("a");

        clock.advance(Duration.ofMinutes(1));

        assertThat(limiter.take("a").remaining()).isEqualTo(1);
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyWaiting() {
        clock.advance(Duration.ofHours(1));
        limiter.take("a");
        limiter.take("a");
        clock.advance(Duration.ofHours(-1));
        limiter.look("a");

        clock.advance(Duration.ofMinutes(1));

        assertThat(limiter.take("a").allowed()).isTrue();
    }

    @Test
    void headersTellOfIt() {
        Standing standing = limiter.take("a");

        assertThat(limiter.policy()).isEqualTo("\"test\";q=2;w=60");
        assertThat(limiter.state(standing)).matches("\"test\";r=1;t=(59|60)");
    }

    @Test
    void aNetworkOfIpv6IsOneClient() {
        assertThat(ClientKey.of("2001:db8:1:2:3::4")).isEqualTo(ClientKey.of("2001:db8:1:2::1"));
        assertThat(ClientKey.of("2001:db8:1:3::4")).isNotEqualTo(ClientKey.of("2001:db8:1:2::1"));
        assertThat(ClientKey.of("192.0.2.1")).isNotEqualTo(ClientKey.of("192.0.2.2"));
    }
}
