package org.exedra.support.stream;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One webhook as Stream delivers it (https://getstream.io/video/docs/api/webhooks/overview/), with whatever a test wants to be
 * wrong about it.
 *
 * @param signature of the body before any compression
 */
public record WebhookDelivery(
        Optional<String> id, int attempt, Optional<String> key, Optional<String> signature, byte[] body, boolean gzip) {

    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final String HMAC = "HmacSHA256";

    static WebhookDelivery of(JsonObject event, String key, String secret) {
        return of(event.toString().getBytes(StandardCharsets.UTF_8), key, secret);
    }

    static WebhookDelivery of(byte[] body, String key, String secret) {
        return new WebhookDelivery(
                Optional.of(UUID.randomUUID().toString()),
                1,
                Optional.of(key),
                Optional.of(signature(body, secret)),
                body,
                false);
    }

    private static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public WebhookDelivery withId(String value) {
        return new WebhookDelivery(Optional.ofNullable(value), attempt, key, signature, body, gzip);
    }

    public WebhookDelivery again() {
        return new WebhookDelivery(id, attempt + 1, key, signature, body, gzip);
    }

    /** Null leaves it out. */
    public WebhookDelivery withKey(String value) {
        return new WebhookDelivery(id, attempt, Optional.ofNullable(value), signature, body, gzip);
    }

    /** Null leaves it out. */
    public WebhookDelivery withSignature(String value) {
        return new WebhookDelivery(id, attempt, key, Optional.ofNullable(value), body, gzip);
    }

    public WebhookDelivery signedWith(String secret) {
        return withSignature(signature(body, secret));
    }

    /** Another body under the same signature. */
    public WebhookDelivery withBody(String value) {
        return new WebhookDelivery(id, attempt, key, signature, value.getBytes(StandardCharsets.UTF_8), gzip);
    }

    public WebhookDelivery compressed() {
        return new WebhookDelivery(id, attempt, key, signature, body, true);
    }

    /** The value of a header that it has, or null. */
    public String header(String name) {
        return switch (name) {
            case "X-WEBHOOK-ID" -> id.orElse(null);
            case "X-WEBHOOK-ATTEMPT" -> String.valueOf(attempt);
            case "X-API-KEY" -> key.orElse(null);
            case "X-SIGNATURE" -> signature.orElse(null);
            default -> null;
        };
    }

    /** As a request. */
    public HttpRequest to(URI address) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-WEBHOOK-ATTEMPT", String.valueOf(attempt))
                .POST(BodyPublishers.ofByteArray(gzip ? zipped() : body));
        id.ifPresent(value -> request.header("X-WEBHOOK-ID", value));
        key.ifPresent(value -> request.header("X-API-KEY", value));
        signature.ifPresent(value -> request.header("X-SIGNATURE", value));
        if (gzip) {
            request.header("Content-Encoding", "gzip");
        }
        return request.build();
    }

    private byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
