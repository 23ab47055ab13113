package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens by their claims: of whom, for whom, from when to when, and of what kind. */
@QuarkusTest
@TestProfile(OidcOn.class)
class TokenClaimTest extends OidcTest {

    private Instant now() {
        return clock.instant();
    }

    @Test
    void claimsOfAnotherIssuerDoNotCount() {
        for (String name : List.of(
                "https://elsewhere.example", issuer.name() + "/", issuer.name().replace("news", "News"), "masthead")) {
            assertThat(status(token().claim("iss", name).signedBy(TestKey.RSA))).isEqualTo(401);
        }
        assertThat(status(token().claim("iss", List.of(issuer.name())).signedBy(TestKey.RSA)))
                .isEqualTo(401);
        assertThat(status(token().without("iss").signedBy(TestKey.RSA))).isEqualTo(401);
    }

    @Test
    void claimsForAnotherAudienceDoNotCount() {
        for (Object audience : List.of("account", "editors-tool", List.of(), List.of("Masthead", "masthead2"), "")) {
            assertThat(status(token().claim("aud", audience).signedBy(TestKey.RSA)))
                    .isEqualTo(401);
        }
        assertThat(status(token().without("aud").signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().claim("aud", OidcOn.AUDIENCE).signedBy(TestKey.RSA)))
                .isEqualTo(200);
    }

    @Test
    void claimsMustSayWhenTheTokenEndsAndWhoseItIs() {
        assertThat(status(token().without("exp").signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().claim("exp", "soon").signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().without("sub").signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().claim("sub", 7).signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().claim("sub", " ").signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().claim("sub", "a\u0000b").signedBy(TestKey.RSA)))
                .isEqualTo(401);
        assertThat(status(token().claim("sub", "s".repeat(256)).signedBy(TestKey.RSA)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-25, 200", "-35, 401", "-3600, 401"})
    void claimsEndInTimeButForTheSkew(long seconds, int status) {
        long end = now().plusSeconds(seconds).getEpochSecond();

        assertThat(status(token().claim("iat", end - 300).claim("exp", end).signedBy(TestKey.RSA)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"25, 200", "35, 401", "3600, 401"})
    void claimsBeginInTimeButForTheSkew(long seconds, int status) {
        long begin = now().plusSeconds(seconds).getEpochSecond();

        assertThat(status(token().claim("nbf", begin).signedBy(TestKey.RSA))).isEqualTo(status);
    }

    @Test
    void claimsEndWhileTheTokenIsUsed() {
        String token = token().signedBy(TestKey.RSA);

        assertThat(status(token)).isEqualTo(200);
        clock.advance(java.time.Duration.ofSeconds(331));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void claimsOfIdTokensAndOthersDoNotCount() {
        Map<String, Object> foreign = Map.of(
                "nonce", "n-0S6_WzA2Mj",
                "at_hash", "77QmUPtjPfzWtF2AnpK9RQ",
                "c_hash", "LDktKdoQak3Pk0cnXxCltA",
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()),
                "cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"),
                "token_use", "id");
        foreign.forEach(
                (name, value) -> assertThat(status(token().claim(name, value).signedBy(TestKey.RSA)))
                        .as(name)
                        .isEqualTo(401));
        for (String type : List.of("ID", "Refresh", "Offline", "Logout")) {
            assertThat(status(token().claim("typ", type).signedBy(TestKey.RSA)))
                    .as(type)
                    .isEqualTo(401);
        }
    }

    @Test
    void claimsThatSayAccessTokenInTheWordsOfAProviderCount() {
        String cognito = token().without("typ").claim("token_use", "access").signedBy(TestKey.RSA);

        assertThat(status(cognito)).isEqualTo(200);
    }

    @Test
    void claimsThatAreThereTwiceDoNotCount() {
        String claims = token().claims();
        String twice = claims.substring(0, claims.length() - 1) + ",\"sub\":\"jane\"}";

        assertThat(status(TestToken.signed("{\"alg\":\"RS256\",\"kid\":\"rsa\"}", twice, TestKey.RSA)))
                .isEqualTo(401);
    }

    @Test
    void claimsThatAreNoObjectDoNotCount() {
        for (String claims : List.of("", "[]", "null", "\"x\"", "{", "[".repeat(5_000))) {
            assertThat(status(TestToken.signed("{\"alg\":\"RS256\",\"kid\":\"rsa\"}", claims, TestKey.RSA)))
                    .isEqualTo(401);
        }
    }
}
