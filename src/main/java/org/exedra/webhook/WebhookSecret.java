package org.exedra.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What we share with a receiver, to sign by (Standard Webhooks 1.0.0, "Signature scheme"; symmetric). */
final class WebhookSecret {

    /** The specification asks for 24 to 64. */
    private static final int BYTES = 32;

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    WebhookSecret(byte[] key) {
        this.key = key.clone();
    }

    static WebhookSecret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new WebhookSecret(key);
    }

    byte[] bytes() {
        return key.clone();
    }

    /** As receivers are given it. */
    String serialised() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The signature of one attempt.
     *
     * @param timestamp of the attempt, in seconds since 1970
     */
    String sign(String messageId, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signature = mac.doFinal((messageId + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A webhook could not be signed.", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
