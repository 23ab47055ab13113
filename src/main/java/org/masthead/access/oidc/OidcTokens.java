package org.masthead.access.oidc;

import io.quarkus.logging.Log;
import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.masthead.http.problem.ProblemException;

/**
 * Reads access tokens of the issuer (RFC 9068, and what providers make that do not know it): JWTs with a signature that
 * only the issuer can make (RFC 8725 §3.1), by a key of its own key set. What the header says of other keys
 * ({@code jku}, {@code jwk}, {@code x5u}, {@code x5c}) is never looked at.
 */
final class OidcTokens {

    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA384,
        AlgorithmIdentifiers.RSA_USING_SHA512,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
        AlgorithmIdentifiers.EDDSA
    };

    private static final Set<String> TYPES = Set.of("at+jwt", "jwt");

    /**
     * Claims of ID tokens (OpenID Connect Core 1.0 §2, §3.3.2.11) and logout tokens (Back-Channel Logout 1.0 §2.4), and
     * of tokens that are worth nothing without a proof of a key that we do not ask for (RFC 7800 §3).
     */
    private static final List<String> FOREIGN = List.of("nonce", "at_hash", "c_hash", "s_hash", "events", "cnf");

    /** Errors whose messages hold the token. */
    private static final Set<Integer> TELL_TOKEN =
            Set.of(ErrorCodes.SIGNATURE_INVALID, ErrorCodes.JSON_INVALID, ErrorCodes.MISCELLANEOUS);

    private static final int LONGEST_SUBJECT = 255;

    private final OidcSettings settings;
    private final IssuerKeys keys;
    private final Clock clock;

    OidcTokens(OidcSettings settings, IssuerKeys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** True when a token says that it is of the issuer, which proves nothing. */
    boolean nameIssuer(String token) {
        try {
            return settings.issuer()
                    .equals(JwtClaims.parse(parse(token).getUnverifiedPayload()).getIssuer());
        } catch (JoseException | InvalidJwtException | MalformedClaimException none) {
            return false;
        }
    }

    /**
     * What a token says, if it is an access token that the issuer has made for us, and counts now.
     *
     * @throws ProblemException UNAVAILABLE where the issuer's keys are not known
     */
    Optional<JwtClaims> verify(String token) {
        try {
            JsonWebSignature signature = parse(token);
            Optional<PublicKey> key = hasPlainHeader(signature) ? key(signature) : Optional.empty();
            if (key.isPresent()) {
                return Optional.of(claims(token, key.get()));
            }
            Log.debug(
                    "Refused a token of the OpenID provider: no access token, or signed by a key that it does not have");
        } catch (InvalidJwtException refused) {
            Log.debugf("Refused a token of the OpenID provider: %s", reason(refused));
        } catch (JoseException malformed) {
            Log.debug(
                    "Refused a token of the OpenID provider: it is malformed, or of an algorithm that does not count");
        }
        return Optional.empty();
    }

    private static JsonWebSignature parse(String token) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS));
        signature.setCompactSerialization(token);
        return signature;
    }

    /**
     * True for a header that can be of an access token. One with extensions that must be understood (RFC 7515 §4.1.11) is
     * not: we know none.
     */
    private static boolean hasPlainHeader(JsonWebSignature signature) {
        Headers header = signature.getHeaders();
        boolean texts = Stream.of("alg", "typ", "kid")
                .map(header::getObjectHeaderValue)
                .allMatch(value -> value == null || value instanceof String);
        return texts
                && isAccessToken(header.getStringHeaderValue("typ"))
                && header.getObjectHeaderValue("crit") == null;
    }

    private static boolean isAccessToken(@Nullable String type) {
        return type == null || TYPES.contains(type.toLowerCase(Locale.ROOT).replaceFirst("^application/", ""));
    }

    private Optional<PublicKey> key(JsonWebSignature signature) throws JoseException {
        // Refuses an algorithm that is not ours, before anybody is asked for a key.
        String type = signature.getAlgorithm().getKeyType();
        return keys.find(signature.getKeyIdHeaderValue(), type, signature.getAlgorithmHeaderValue());
    }

    private JwtClaims claims(String token, PublicKey key) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS))
                .setVerificationKey(key)
                .setExpectedIssuer(true, settings.issuer())
                .setExpectedAudience(true, settings.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds((int) settings.clockSkew().toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                .registerValidator(OidcTokens::accessToken)
                .build()
                .processToClaims(token);
    }

    /** What speaks against a token with a good signature; null for an access token. */
    private static @Nullable String accessToken(JwtContext context) throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        Optional<String> foreign = FOREIGN.stream().filter(claims::hasClaim).findFirst();
        if (foreign.isPresent()) {
            return "`" + foreign.get() + "` is no claim of an access token that counts by itself";
        }
        // Keycloak and Cognito tell so which of their tokens it is.
        if (isOther(claims.getClaimValue("typ"), "bearer") || isOther(claims.getClaimValue("token_use"), "access")) {
            return "it says that it is another kind of token";
        }
        return isPlain(claims.getSubject()) ? null : "its subject is empty, too long or not printable";
    }

    private static boolean isPlain(String subject) {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars()
                        .noneMatch(unit -> Character.isISOControl(unit) || Character.isSurrogate((char) unit));
    }

    private static boolean isOther(@Nullable Object value, String expected) {
        return value != null && !expected.equalsIgnoreCase(Objects.toString(value));
    }

    private static String reason(InvalidJwtException refused) {
        String told = refused.getErrorDetails().stream()
                .filter(error -> !TELL_TOKEN.contains(error.getErrorCode()))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "its signature is wrong, or it is malformed" : told;
    }
}
