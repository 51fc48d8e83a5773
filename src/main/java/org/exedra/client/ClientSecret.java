package org.exedra.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.exedra.platform.SecretToken;

/** What a machine client proves itself with: a {@link SecretToken} behind a word by which leaked ones can be searched for. */
final class ClientSecret {

    private static final String PREFIX = "exedra_";

    private ClientSecret() {}

    static String create() {
        return PREFIX + SecretToken.create();
    }

    static String hash(String secret) {
        return SecretToken.hash(secret);
    }

    /** Whether the secret has this hash, in a time that does not tell how much of it is right. */
    static boolean matches(String secret, String hash) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }
}
