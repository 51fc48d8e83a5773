package org.exedra.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something to be told. It never changes: every attempt sends the same id and the same body. */
@Entity
@Table(name = "webhook_message")
public class WebhookMessage {

    /** The type of a message that a coordinator sends to try an endpoint. */
    public static final String TEST = "webhook.test";

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String type;

    /** The booking it is about: what has the same here is told in order. A test has its own id in that place. */
    @Column(name = "ordered_by", nullable = false, updatable = false)
    private UUID orderedBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false, updatable = false)
    private String body;

    protected WebhookMessage() {}

    private WebhookMessage(UUID id, String type, UUID orderedBy, String body, Instant now) {
        this.id = id;
        this.type = type;
        this.orderedBy = orderedBy;
        this.body = body;
        this.createdAt = now;
    }

    static WebhookMessage about(UUID bookingId, WebhookEventType type, String body, Instant now) {
        return new WebhookMessage(UUID.randomUUID(), type.text(), bookingId, body, now);
    }

    static WebhookMessage test(String body, Instant now) {
        var id = UUID.randomUUID();
        return new WebhookMessage(id, TEST, id, body, now);
    }

    /** The id as receivers see it; without full stops, for it is signed between them. */
    String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return "msg_" + id.toString().replace("-", "");
    }

    UUID orderedBy() {
        return orderedBy;
    }

    String body() {
        return body;
    }
}
