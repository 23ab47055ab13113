package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masthead.access.Role;
import org.masthead.testing.Api;
import org.masthead.testing.Race;

/** Keys of an issuer that change, cannot be had, or do not exist. */
@QuarkusTest
@TestProfile(OidcOn.class)
class IssuerKeysTest extends OidcTest {

    private int status(TestKey key) {
        String token = issuer.token("jane", clock.instant()).roles("cms-reader").signedBy(key);
        return Api.withToken(token).get("/api/v1/auth/me").statusCode();
    }

    @Test
    void aNewKeyCountsAtOnce() {
        TestKey next = TestKey.OTHER_RSA.named("next");
        assertThat(status(TestKey.RSA)).isEqualTo(200);

        issuer.publish(TestKey.RSA, next);

        assertThat(status(next)).isEqualTo(200);
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(2);
    }

    @Test
    void aKeyThatIsTakenBackCountsAnHourAtMost() {
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        issuer.publish(TestKey.OTHER_RSA);

        clock.advance(Duration.ofMinutes(59));
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(status(TestKey.RSA)).isEqualTo(401);
        assertThat(status(TestKey.OTHER_RSA)).isEqualTo(200);
    }

    @Test
    void allKeysCanBeTakenBack() {
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        issuer.publish();

        clock.advance(Duration.ofMinutes(61));

        assertThat(status(TestKey.RSA)).isEqualTo(401);
    }

    @Test
    void keysAreAskedForOnceAnHour() {
        for (int i = 0; i < 5; i++) {
            assertThat(status(TestKey.RSA)).isEqualTo(200);
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(issuer.asked(TestIssuer.DISCOVERY)).isEqualTo(1);
        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(1);
    }

    @Test
    void aFloodOfMadeUpKeysAsksOnceInTenSeconds() {
        assertThat(status(TestKey.RSA)).isEqualTo(200);

        List<Integer> flood = Race.of(60, i -> status(TestKey.OTHER_RSA.named("made-up-" + i)));

        assertThat(flood).containsOnly(401);
        assertThat(issuer.asked(TestIssuer.KEYS)).isLessThanOrEqualTo(3);
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        int before = issuer.asked(TestIssuer.KEYS);
        clock.advance(Duration.ofSeconds(11));
        issuer.publish(TestKey.RSA, TestKey.EC);
        assertThat(status(TestKey.EC)).isEqualTo(200);
        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(before + 1);
    }

    @Test
    void manyWhoComeFirstShareOneAnswer() {
        List<Integer> statuses = Race.of(20, i -> status(TestKey.RSA));

        assertThat(statuses).containsOnly(200);
        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(1);
    }

    @Test
    void knownKeysCountWhileTheIssuerIsAway() {
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        issuer.close();

        clock.advance(Duration.ofHours(3));
        assertThat(status(TestKey.RSA)).isEqualTo(200);
        assertThat(status(TestKey.OTHER_RSA)).isEqualTo(401);
        clock.advance(Duration.ofHours(20));
        assertThat(status(TestKey.RSA)).isEqualTo(200);
    }

    @Test
    void withoutAnyKeysWhoComesIsAskedToComeAgain() {
        issuer.fail(TestIssuer.KEYS);
        String token = issuer.token("jane", clock.instant()).roles("cms-reader").signedBy(TestKey.RSA);

        Api.withToken(token)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/problems/unavailable"));
        assertThat(status(TestKey.RSA)).isEqualTo(503);

        assertThat(issuer.asked(TestIssuer.KEYS)).isEqualTo(1);
        issuer.publish(TestKey.RSA);
        clock.advance(Duration.ofSeconds(11));
        assertThat(status(TestKey.RSA)).isEqualTo(200);
    }

    @Test
    void anIssuerThatIsAwayKeepsNobodyElseOut() {
        issuer.close();

        assertThat(Api.as(Role.EDITOR).get("/api/v1/auth/me").statusCode()).isEqualTo(200);
        assertThat(Api.anonymous().get("/api/v1/posts").statusCode()).isEqualTo(200);
        assertThat(Api.withToken("mh_unknown").get("/api/v1/auth/me").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDiscoveryDocumentOfAnotherIssuerCountsForNothing() {
        issuer.describe(Map.of("issuer", issuer.name() + "/", "jwks_uri", issuer.address(TestIssuer.KEYS)));

        assertThat(status(TestKey.RSA)).isEqualTo(503);
        assertThat(issuer.asked(TestIssuer.KEYS)).isZero();
    }
}
