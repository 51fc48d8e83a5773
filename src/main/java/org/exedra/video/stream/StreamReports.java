package org.exedra.video.stream;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Settings;
import org.exedra.video.CallReport;
import org.exedra.video.ReportDelivery;
import org.exedra.video.ReportRefused;

/** Reads Stream's webhooks, once it is certain that they are Stream's (https://getstream.io/video/docs/api/webhooks/overview/). */
class StreamReports {

    private static final String HMAC = "HmacSHA256";
    private static final int LONGEST_ID = 128;

    private final Settings.Stream stream;
    private final String cidStart;

    StreamReports(Settings.Stream stream) {
        this.stream = stream;
        this.cidStart = stream.callType() + ":";
    }

    /**
     * @throws ReportRefused if the key is not ours or the signature not that of this body
     * @throws Invalid if it is Stream's but cannot be read
     */
    CallReport read(ReportDelivery delivery) throws ReportRefused {
        requireOurs(delivery);
        String id = delivery.header().apply("X-WEBHOOK-ID");
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw new Invalid("malformed", "X-WEBHOOK-ID", "The header X-WEBHOOK-ID is missing or too long.");
        }
        try (var reader = Json.createReader(new ByteArrayInputStream(delivery.body()))) {
            return report(id, reader.readObject());
        } catch (JsonException | ClassCastException | NullPointerException | DateTimeException e) {
            throw new Invalid("malformed", "body", "The body is not an event of a call.");
        }
    }

    private void requireOurs(ReportDelivery delivery) throws ReportRefused {
        if (!isSame(stream.apiKey(), delivery.header().apply("X-API-KEY"))) {
            throw new ReportRefused("the API key is not ours");
        }
        if (!isSame(signature(delivery.body()), delivery.header().apply("X-SIGNATURE"))) {
            throw new ReportRefused("the signature is not that of the body");
        }
    }

    /** In a time that tells nothing of where they differ. */
    private static boolean isSame(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(stream.apiSecret().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC + ".", e);
        }
    }

    private CallReport report(String id, JsonObject event) {
        String type = event.getString("type");
        String cid = event.getString("call_cid", "");
        if (!cid.startsWith(cidStart)) {
            return new CallReport.Other(id);
        }
        String callId = cid.substring(cidStart.length());
        var at = Instant.parse(event.getString("created_at"));
        return switch (type) {
            case "call.session_participant_joined" -> {
                var participant = event.getJsonObject("participant");
                var joinedAt = Instant.parse(participant.getString("joined_at", at.toString()));
                yield isOurs(participant)
                        ? new CallReport.Joined(id, callId, userId(participant), connectionId(participant), joinedAt)
                        : new CallReport.Other(id);
            }
            case "call.session_participant_left" -> {
                var participant = event.getJsonObject("participant");
                yield isOurs(participant)
                        ? new CallReport.Left(id, callId, userId(participant), connectionId(participant), at)
                        : new CallReport.Other(id);
            }
            case "call.session_ended", "call.ended" -> new CallReport.Emptied(id, callId, at);
            default -> new CallReport.Other(id);
        };
    }

    /** Everybody whom we send there has a UUID; others are none of our participants. */
    private static boolean isOurs(JsonObject participant) {
        try {
            userId(participant);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static UUID userId(JsonObject participant) {
        return UUID.fromString(participant.getJsonObject("user").getString("id"));
    }

    /** A tab's own id at Stream, which need not be a UUID. */
    private static UUID connectionId(JsonObject participant) {
        return UUID.nameUUIDFromBytes(participant.getString("user_session_id").getBytes(StandardCharsets.UTF_8));
    }
}
