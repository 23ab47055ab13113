package org.masthead.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens by what they are signed with, if at all. */
@QuarkusTest
@TestProfile(OidcOn.class)
class TokenSignatureTest extends OidcTest {

    @Test
    void signaturesOfEveryAsymmetricAlgorithmCount() {
        issuer.publish(TestKey.RSA, TestKey.EC, TestKey.EC_384, TestKey.EDWARDS);

        assertThat(status(token().signedBy(TestKey.RSA))).isEqualTo(200);
        assertThat(status(token().signedBy(TestKey.RSA.with(AlgorithmIdentifiers.RSA_USING_SHA512))))
                .isEqualTo(200);
        assertThat(status(token().signedBy(TestKey.RSA.with(AlgorithmIdentifiers.RSA_PSS_USING_SHA256))))
                .isEqualTo(200);
        assertThat(status(token().signedBy(TestKey.EC))).isEqualTo(200);
        assertThat(status(token().signedBy(TestKey.EC_384))).isEqualTo(200);
        assertThat(status(token().signedBy(TestKey.EDWARDS))).isEqualTo(200);
    }

    @Test
    void signaturesOfAnotherKeyWithTheNameOfTheIssuersDoNotCount() {
        assertThat(status(token().signedBy(TestKey.OTHER_RSA.named("rsa")))).isEqualTo(401);
        assertThat(status(token().signedBy(TestKey.EC.named("rsa")))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void signaturesCannotBeLeftOut(String algorithm) {
        String unsigned = TestToken.base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"rsa\"}") + "."
                + TestToken.base64(token().claims()) + ".";
        String genuine = token().signedBy(TestKey.RSA);

        assertThat(status(unsigned)).isEqualTo(401);
        assertThat(status(unsigned + "x")).isEqualTo(401);
        assertThat(status(genuine.substring(0, genuine.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(status(genuine.substring(0, genuine.lastIndexOf('.')))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void signaturesByThePublicKeyAsASecretDoNotCount(String algorithm) {
        byte[] der = TestKey.RSA.pair().getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----";

        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                String.valueOf(TestKey.RSA.published().get("n")).getBytes(StandardCharsets.US_ASCII))) {
            String token = token().header("kid", "rsa").signed(algorithm, new HmacKey(secret));
            assertThat(status(token)).isEqualTo(401);
        }
    }

    @Test
    void signaturesByASymmetricKeyOfTheKeySetDoNotCount() {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        issuer.publish(List.of(Map.of("kty", "oct", "kid", "shared", "k", encoded), TestKey.RSA.published()));

        String token = token().header("kid", "shared").signed("HS256", new HmacKey(secret));

        assertThat(status(token)).isEqualTo(401);
        assertThat(status(token().signedBy(TestKey.RSA))).isEqualTo(200);
    }

    @Test
    void signaturesOfAnotherAlgorithmThanTheKeyIsForDoNotCount() {
        Map<String, Object> published = TestKey.RSA.published();
        published.put("alg", "PS256");
        issuer.publish(List.of(published));

        assertThat(status(token().signedBy(TestKey.RSA))).isEqualTo(401);
        assertThat(status(token().signedBy(TestKey.RSA.with("PS256")))).isEqualTo(200);
    }

    @Test
    void signaturesByAKeyForEncryptionDoNotCount() {
        Map<String, Object> published = TestKey.RSA.published();
        published.put("use", "enc");
        issuer.publish(List.of(published));

        assertThat(status(token().signedBy(TestKey.RSA))).isEqualTo(401);
    }
}
