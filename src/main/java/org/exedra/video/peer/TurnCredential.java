package org.exedra.video.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A TURN credential that ends by itself (draft-uberti-behave-turn-rest-00, 2.2): the username is {@code expiry:user}, with
 * the expiry in seconds since 1970, and the password is {@code base64(HMAC-SHA1(secret, username))}.
 */
record TurnCredential(String username, String password) {

    private static final String ALGORITHM = "HmacSHA1";

    static TurnCredential of(String secret, UUID participantId, Instant until) {
        String username = until.getEpochSecond() + ":" + participantId;
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] password = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return new TurnCredential(username, Base64.getEncoder().encodeToString(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TurnCredential[" + username + "]";
    }
}
