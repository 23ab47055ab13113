package org.masthead.access.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.masthead.access.AccessConfig;
import org.masthead.access.user.UserView;

/**
 * Signs access tokens and reads them back: JWTs (RFC 7519) of type {@code at+jwt} (RFC 9068), ES256 and nothing else
 * (RFC 8725 §3.1). What a role may is read from the user's record at each request, never from the token.
 */
@Singleton
class AccessTokens {

    /** What a token says of itself: whose it is, and in which epoch it was made. */
    record Subject(UUID userId, int tokenEpoch) {}

    private static final String ISSUER = "masthead";
    private static final String TYPE = "at+jwt";
    private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final String EPOCH = "epoch";

    /** Tokens whose signature need not be checked again: some 300 bytes each. */
    private static final int MOST_VERIFIED = 1_000;

    /** What the holder of a token showed. */
    private record Verified(Subject subject, Instant expires) {}

    private final Cache<ByteBuffer, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_VERIFIED).build();
    private final SigningKeys keys;
    private final AccessConfig config;
    private final Clock clock;

    AccessTokens(SigningKeys keys, AccessConfig config, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** How long a token counts. */
    Duration lifetime() {
        return config.access().accessTokenLifetime();
    }

    /** A token for this user. */
    String sign(UserView user, int tokenEpoch) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(user.id().toString());
        claims.setStringClaim("upn", user.username());
        claims.setStringClaim("role", user.role().text());
        claims.setClaim(EPOCH, tokenEpoch);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime()).getEpochSecond()));
        SigningKeys.Pair key = keys.current();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", TYPE);
        signature.setAlgorithmHeaderValue(ALGORITHM);
        signature.setKeyIdHeaderValue(key.name());
        signature.setKey(key.privateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token says, if it is ours, unchanged, and has not expired. */
    Optional<Subject> verify(String token) {
        ByteBuffer hash = hash(token);
        @Nullable Verified known = verified.getIfPresent(hash);
        if (known != null) {
            return known.expires().isAfter(clock.instant()) ? Optional.of(known.subject()) : Optional.empty();
        }
        Optional<Verified> read = read(token);
        read.ifPresent(found -> verified.put(hash, found));
        return read.map(Verified::subject);
    }

    /** What a verified token is known by, so that none is kept, and no comparison tells how much of one is right. */
    private static ByteBuffer hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Verified> read(String token) {
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHM))
                    .setVerificationKeyResolver(this::key)
                    .setExpectedType(true, TYPE)
                    .setExpectedIssuer(true, ISSUER)
                    .setSkipDefaultAudienceValidation()
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setEvaluationTime(
                            NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                    .build()
                    .processToClaims(token);
            UUID userId = UUID.fromString(claims.getSubject());
            Subject subject = new Subject(userId, ((Number) claims.getClaimValue(EPOCH)).intValue());
            return Optional.of(new Verified(
                    subject, Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Key key(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        String name = String.valueOf(signature.getKeyIdHeaderValue());
        return keys.findPublicKey(name)
                .orElseThrow(() -> new UnresolvableKeyException("No signing key of ours has this name"));
    }
}
