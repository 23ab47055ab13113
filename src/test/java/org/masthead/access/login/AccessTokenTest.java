package org.masthead.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.access.Role;
import org.masthead.access.user.Users;
import org.masthead.testing.Api;
import org.masthead.testing.MutableClock;

/** Tokens as an attacker makes them. */
@QuarkusTest
class AccessTokenTest {

    @Inject
    MutableClock clock;

    @Inject
    SigningKeys keys;

    private String userId;

    @BeforeEach
    void knowAnAdministrator() {
        userId = Api.as(Role.ADMIN).get("/api/v1/auth/me").path("id");
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void aTokenSignedAsOursIsLetIn() throws JoseException {
        assertThat(status(ours(claims()))).isEqualTo(200);
    }

    @Test
    void aTokenWithoutASignatureIsRefused() throws JoseException {
        JsonWebSignature unsigned = signature(claims(), AlgorithmIdentifiers.NONE, null);
        unsigned.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        String genuine = Api.token(Role.ADMIN);

        assertThat(status(unsigned.getCompactSerialization())).isEqualTo(401);
        assertThat(status(genuine.substring(0, genuine.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(status(genuine.substring(0, genuine.lastIndexOf('.')))).isEqualTo(401);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JoseException {
        HmacKey secret = new HmacKey(keys.current().publicKey().getEncoded());

        String token =
                signature(claims(), AlgorithmIdentifiers.HMAC_SHA256, secret).getCompactSerialization();

        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws JoseException, NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair other = generator.generateKeyPair();
        JsonWebSignature forged =
                signature(claims(), AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, other.getPrivate());

        assertThat(status(forged.getCompactSerialization())).isEqualTo(401);
        forged.setKeyIdHeaderValue("other");
        assertThat(status(forged.getCompactSerialization())).isEqualTo(401);
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] parts = Api.token(Role.EDITOR).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("editor", "admin").getBytes(StandardCharsets.UTF_8));

        assertThat(claims).contains("\"role\":\"editor\"");
        assertThat(status(parts[0] + "." + changed + "." + parts[2])).isEqualTo(401);
    }

    @Test
    void aTokenCountsFifteenMinutes() {
        String username = Users.uniqueName();
        Users.create(username, Role.ADMIN);
        String token = Api.accessToken(username, Users.PASSWORD);

        clock.advance(Duration.ofMinutes(14));
        assertThat(status(token)).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherIssuerTypeOrEpochIsRefused() throws JoseException {
        JwtClaims issuer = claims();
        issuer.setIssuer("elsewhere");
        JwtClaims epoch = claims();
        epoch.setClaim("epoch", 7);
        JwtClaims endless = claims();
        endless.unsetClaim("exp");
        JsonWebSignature type = signature(
                claims(),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                keys.current().privateKey());
        type.setHeader("typ", "JWT");

        assertThat(status(ours(issuer))).isEqualTo(401);
        assertThat(status(ours(epoch))).isEqualTo(401);
        assertThat(status(ours(endless))).isEqualTo(401);
        assertThat(status(type.getCompactSerialization())).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..", "a.b.c", "mh_", "mh_unknown", "mhr_unknown", "é"})
    void rubbishIsRefused(String token) {
        assertThat(status(token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/../admin/users",
                "/api/v1//admin/users",
                "/api/v1/admin//users",
                "/api/v1/./admin/users",
                "/api/v1/%61dmin/users",
                "/api/v1/admin;x=1/users"
            })
    void aPathInDisguiseLetsNoOneIn(String path) throws IOException, InterruptedException {
        // REST-assured would tidy the path up.
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Api.token(Role.ADMIN))
                .build();

        int status = HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();

        assertThat(status).isIn(401, 404);
    }

    @Test
    void theKeyIsTheSameAfterARestart() {
        String before = keys.current().name();

        keys.load(new StartupEvent());

        assertThat(keys.current().name()).isEqualTo(before);
        assertThat(status(Api.token(Role.ADMIN))).isEqualTo(200);
    }

    private JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("masthead");
        claims.setSubject(userId);
        claims.setClaim("epoch", 0);
        claims.setExpirationTime(
                NumericDate.fromSeconds(clock.instant().plusSeconds(60).getEpochSecond()));
        return claims;
    }

    private String ours(JwtClaims claims) throws JoseException {
        return signature(
                        claims,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        keys.current().privateKey())
                .getCompactSerialization();
    }

    private JsonWebSignature signature(JwtClaims claims, String algorithm, Key key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "at+jwt");
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue(keys.current().name());
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        return signature;
    }

    private static int status(String token) {
        return Api.withToken(token).get(Users.PATH).statusCode();
    }
}
