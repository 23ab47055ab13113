package org.masthead.access.login;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;

/** A key pair that signs access tokens with ES256 (RFC 7518 §3.4); all nodes read the same ones. */
@Entity
class SigningKey {

    /** The number of the key that the first start makes. */
    static final int FIRST = 1;

    private static final String ALGORITHM = "EC";

    @Id
    private int number;

    private String name;
    private byte[] privateKey;
    private byte[] publicKey;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected SigningKey() {}

    SigningKey(int number, String name, KeyPair pair, Instant createdAt) {
        this.number = number;
        this.name = name;
        this.privateKey = pair.getPrivate().getEncoded();
        this.publicKey = pair.getPublic().getEncoded();
        this.createdAt = createdAt;
    }

    /** What a token's {@code kid} says. */
    String name() {
        return name;
    }

    PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int number() {
        return number;
    }

    Instant createdAt() {
        return createdAt;
    }
}
