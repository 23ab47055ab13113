package org.masthead.access.oidc;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * A key pair of an issuer.
 *
 * @param name its {@code kid}
 * @param algorithm what it signs with
 */
record TestKey(String name, String algorithm, KeyPair pair) {

    /** Made once, since that takes long. */
    static final TestKey RSA = of("rsa", AlgorithmIdentifiers.RSA_USING_SHA256, "RSA", 2_048);

    static final TestKey OTHER_RSA = of("other", AlgorithmIdentifiers.RSA_USING_SHA256, "RSA", 2_048);
    static final TestKey EC = of("ec", AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, "EC", 256);
    static final TestKey EC_384 = of("ec-384", AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384, "EC", 384);
    static final TestKey EDWARDS = of("ed", AlgorithmIdentifiers.EDDSA, "Ed25519", 255);

    static TestKey of(String name, String algorithm, String type, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            return new TestKey(name, algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same pair by another {@code kid}. */
    TestKey named(String other) {
        return new TestKey(other, algorithm, pair);
    }

    /** The same pair for another algorithm. */
    TestKey with(String other) {
        return new TestKey(name, other, pair);
    }

    PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** The public key as a key set shows it. */
    Map<String, Object> published() {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setKeyId(name);
            key.setUse("sig");
            return key.toParams(OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
