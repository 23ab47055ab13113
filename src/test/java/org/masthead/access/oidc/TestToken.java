package org.masthead.access.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** A token in the making, as Keycloak makes them, good but for what a test changes. */
final class TestToken {

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    TestToken(String issuer, String subject, Instant now) {
        header.put("typ", "JWT");
        claims.put("iss", issuer);
        claims.put("sub", subject);
        claims.put("aud", List.of("account", OidcOn.AUDIENCE));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        claims.put("typ", "Bearer");
        claims.put("azp", "editors-tool");
    }

    TestToken roles(String... roles) {
        return claim("realm_access", Map.of("roles", List.of(roles)));
    }

    TestToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    TestToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    TestToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    TestToken withoutType() {
        header.remove("typ");
        return this;
    }

    String signedBy(TestKey key) {
        header.putIfAbsent("kid", key.name());
        return signed(key.algorithm(), key.privateKey());
    }

    /** Signed with whatever an attacker has. */
    String signed(String algorithm, Key key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        header.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        signature.setPayload(claims());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims as JSON. */
    String claims() {
        return JsonUtil.toJson(claims);
    }

    /** A token of just this text, signed with RS256. */
    static String signed(String header, String claims, TestKey key) {
        try {
            String signed = base64(header) + "." + base64(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
