package org.masthead.access.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.masthead.access.AccessConfig;
import org.masthead.http.problem.ProblemException;
import org.masthead.testing.MutableClock;

class FailedLoginsTest {

    private final MutableClock clock = new MutableClock();
    private final FailedLogins failures = new FailedLogins(new Limits(), clock);

    @Test
    void anAccountIsRefusedOnceItsLimitHasFailedAndNoOther() {
        failures.count("ada", "192.0.2.1");
        failures.count("Ada", "192.0.2.2");

        assertThatThrownBy(() -> failures.check("ＡＤＡ", "192.0.2.3")).isInstanceOf(ProblemException.class);
        assertThatCode(() -> failures.check("grace", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void anAddressIsRefusedOnceItsLimitHasFailedWhateverTheName() {
        failures.count("a", "192.0.2.1");
        failures.count("b", "192.0.2.1");
        failures.count("c", "192.0.2.1");

        assertThatThrownBy(() -> failures.check("d", "192.0.2.1")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> failures.count("e", "192.0.2.1")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aMinuteLaterAllIsForgotten() {
        failures.count("ada", "192.0.2.1");
        failures.count("ada", "192.0.2.1");

        clock.advance(Duration.ofMinutes(1));

        assertThatCode(() -> failures.check("ada", "192.0.2.1")).doesNotThrowAnyException();
    }

    /** Two for an account, three for an address. */
    private static final class Limits implements AccessConfig, AccessConfig.Settings {

        @Override
        public Optional<String> adminPassword() {
            return Optional.empty();
        }

        @Override
        public Settings access() {
            return this;
        }

        @Override
        public Duration accessTokenLifetime() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration refreshTokenLifetime() {
            return Duration.ofDays(30);
        }

        @Override
        public int failedLoginsPerAccount() {
            return 2;
        }

        @Override
        public int failedLoginsPerAddress() {
            return 3;
        }

        @Override
        public int adminWritesPerSecond() {
            return 100;
        }
    }
}
