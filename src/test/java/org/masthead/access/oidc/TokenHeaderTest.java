package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens by their headers: what they name as key and type. */
@QuarkusTest
@TestProfile(OidcOn.class)
class TokenHeaderTest extends OidcTest {

    @Test
    void headersThatPointToKeysOfAnAttackerAreNotFollowed() {
        String place = "/attacker/keys";
        Map<String, Object> key = TestKey.OTHER_RSA.published();
        issuer.page(place, "{\"keys\":[" + org.jose4j.json.JsonUtil.toJson(key) + "]}");
        String address = issuer.address(place);

        for (String name : List.of("rsa", "other")) {
            TestKey own = TestKey.OTHER_RSA.named(name);
            assertThat(status(token().header("jku", address).signedBy(own))).isEqualTo(401);
            assertThat(status(token().header("x5u", address).signedBy(own))).isEqualTo(401);
            assertThat(status(token().header("jwk", key).signedBy(own))).isEqualTo(401);
            assertThat(status(token().header("x5c", List.of("MIIB")).signedBy(own)))
                    .isEqualTo(401);
        }

        assertThat(issuer.asked(place)).isZero();
    }

    @Test
    void headersThatPointToKeysChangeNothingInAGoodToken() {
        String token = token().header("jku", issuer.address("/keys"))
                .header("jwk", TestKey.OTHER_RSA.published())
                .signedBy(TestKey.RSA);

        assertThat(status(token)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "file:///dev/null",
                "rsa' or '1'='1",
                "rsa\u0000",
                "RSA",
                "",
                "|/bin/true",
                "http://127.0.0.1/keys"
            })
    void headersWithAStrangeKeyIdFindNoKey(String name) {
        TestToken signed = token().header("kid", name);
        TestToken symmetric = token().header("kid", name);

        assertThat(status(signed.signedBy(TestKey.OTHER_RSA))).isEqualTo(401);
        assertThat(status(symmetric.signed("HS256", new HmacKey(new byte[32])))).isEqualTo(401);
    }

    @Test
    void headersWithALongKeyIdOrOneThatIsNoTextFindNoKey() {
        assertThat(status(token().header("kid", "k".repeat(20_000)).signedBy(TestKey.RSA)))
                .isEqualTo(401);
        assertThat(status(token().header("kid", List.of("rsa")).signedBy(TestKey.RSA)))
                .isEqualTo(401);
    }

    @Test
    void headersWithoutAKeyIdCountWhereThereIsOneKeyOfTheType() {
        String claims = token().claims();
        String token = TestToken.signed("{\"alg\":\"RS256\"}", claims, TestKey.RSA);
        issuer.publish(TestKey.RSA, TestKey.EC);

        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void headersWithoutAKeyIdDoNotCountWhereItCouldBeAnother() {
        String claims = token().claims();
        String token = TestToken.signed("{\"alg\":\"RS256\"}", claims, TestKey.RSA);
        issuer.publish(TestKey.RSA, TestKey.OTHER_RSA);

        assertThat(status(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "JWT", "jwt"})
    void headersOfTheTypesOfAccessTokensCount(String type) {
        assertThat(status(token().header("typ", type).signedBy(TestKey.RSA))).isEqualTo(200);
    }

    @Test
    void headersWithoutATypeCount() {
        assertThat(status(token().withoutType().signedBy(TestKey.RSA))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", "JOSE", "id+jwt", ""})
    void headersOfOtherTypesDoNotCount(String type) {
        assertThat(status(token().header("typ", type).signedBy(TestKey.RSA))).isEqualTo(401);
    }

    @Test
    void headersWithCriticalExtensionsDoNotCount() {
        String unknown = token().header("crit", List.of("exp")).header("exp", 1).signedBy(TestKey.RSA);
        String unencoded = TestToken.signed(
                "{\"alg\":\"RS256\",\"kid\":\"rsa\",\"b64\":true,\"crit\":[\"b64\"]}", token().claims(), TestKey.RSA);

        assertThat(status(unknown)).isEqualTo(401);
        assertThat(status(unencoded)).isEqualTo(401);
    }

    @Test
    void headersWithAMemberTwiceDoNotCount() {
        String token =
                TestToken.signed("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"rsa\"}", token().claims(), TestKey.RSA);

        assertThat(status(token)).isEqualTo(401);
    }
}
