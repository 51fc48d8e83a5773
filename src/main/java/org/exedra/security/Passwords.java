package org.exedra.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;

/**
 * How passwords are kept: PBKDF2 with HMAC-SHA-512 and 220,000 rounds (OWASP Password Storage Cheat Sheet), a salt of 32 bytes
 * and a key of 64 bytes. The hash says how it was made, so that the cost can be raised later.
 */
@ApplicationScoped
public class Passwords {

    private static final String ROUNDS = "220000";

    @Inject
    private Pbkdf2PasswordHash pbkdf2;

    private String nobodysHash;

    @PostConstruct
    void prepare() {
        pbkdf2.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", ROUNDS,
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "64"));
        nobodysHash = hash("nobody's");
    }

    public String hash(String password) {
        return pbkdf2.generate(password.toCharArray());
    }

    boolean matches(char[] password, String hash) {
        return pbkdf2.verify(password, hash);
    }

    /** Spends the time of a check, so that an unknown account cannot be told by the clock. */
    void pretendToCheck(char[] password) {
        pbkdf2.verify(password, nobodysHash);
    }
}
