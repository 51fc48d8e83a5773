package org.exedra.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key that signs access tokens, as it is stored. The generation is unique: of two nodes that make the next key at the same
 * moment one succeeds.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey {

    @Id
    private long generation;

    /** A JSON Web Key (RFC 7517) without the private part. */
    @Column(name = "public_key", nullable = false)
    private String publicKey;

    /** The whole JSON Web Key, sealed. */
    @Column(name = "sealed_key", nullable = false)
    private String sealedKey;

    @Column(name = "signs_from", nullable = false)
    private Instant signsFrom;

    protected SigningKey() {}

    SigningKey(long generation, String publicKey, String sealedKey, Instant signsFrom) {
        this.generation = generation;
        this.publicKey = publicKey;
        this.sealedKey = sealedKey;
        this.signsFrom = signsFrom;
    }

    long generation() {
        return generation;
    }

    String publicKey() {
        return publicKey;
    }

    String sealedKey() {
        return sealedKey;
    }

    Instant signsFrom() {
        return signsFrom;
    }
}
