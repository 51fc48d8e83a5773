package org.exedra.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets that the server must be able to read again, so that the database alone does not give them away: AES-256-GCM
 * (NIST SP 800-38D). Each purpose has a key of its own, derived from {@code EXEDRA_CALL_TICKET_KEY} by HKDF-Expand (RFC 5869,
 * 2.3; that key is random already, 3.3). In demo mode without that setting the key is made at each start, and what was sealed
 * before cannot be opened any more.
 */
public class SecretBox {

    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key;

    SecretBox(Settings settings) {
        this.key = settings.callTicketKey().orElseGet(() -> randomBytes(KEY_BYTES));
    }

    /** @param key at least 32 random bytes */
    public SecretBox(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("A secret box's key has at least " + KEY_BYTES + " bytes.");
        }
        this.key = key.clone();
    }

    /**
     * Seals a secret, as text in Base64.
     *
     * @param purpose what it is for, such as {@code webhook-endpoint:} and the row's id: nothing opens it under another
     */
    public String seal(String purpose, byte[] secret) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(secret);
            byte[] both = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed.", e);
        }
    }

    /** The secret; empty if it was sealed for another purpose or with another key, or was changed. */
    public Optional<byte[]> open(String purpose, String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            if (both.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, purpose, nonce).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        mac.update(("exedra:secret-box:" + purpose).getBytes(StandardCharsets.UTF_8));
        byte[] derived = mac.doFinal(new byte[] {1});
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
