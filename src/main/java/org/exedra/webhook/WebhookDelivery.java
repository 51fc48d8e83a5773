package org.exedra.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One message on its way to one endpoint: pending, with any number of failed attempts, until it is delivered or given up. Of
 * what is about one booking, an endpoint gets the next only when the one before is no longer pending.
 */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {

    /** How far it has come. */
    public enum State {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "message_id", updatable = false)
    private WebhookMessage message;

    @Column(name = "endpoint_id", nullable = false, updatable = false)
    private UUID endpointId;

    @Column(name = "ordered_by", nullable = false, updatable = false)
    private UUID orderedBy;

    /** Counted by the database: which one was written first. */
    @Column(insertable = false, updatable = false)
    private long place;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** Since when it is to be sent: since it was written, or since somebody asked for it to be sent again. */
    @Column(name = "asked_at", nullable = false)
    private Instant askedAt;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    /** A node is sending it until then at the latest; null when none is. */
    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @Column(name = "attempted_at")
    private Instant attemptedAt;

    @Column(name = "answer_status")
    private Integer answerStatus;

    @Enumerated(EnumType.STRING)
    @Column
    private AttemptFailure failure;

    @Version
    private long version;

    protected WebhookDelivery() {}

    WebhookDelivery(WebhookMessage message, UUID endpointId, Instant now) {
        this.id = UUID.randomUUID();
        this.message = message;
        this.endpointId = endpointId;
        this.orderedBy = message.orderedBy();
        this.state = State.PENDING;
        this.createdAt = now;
        this.askedAt = now;
        this.dueAt = now;
    }

    /** A node takes it to send it, until then at the latest; false if there is nothing to be sent, or another sends it. */
    boolean claim(Instant until, Instant now) {
        if (state != State.PENDING || now.isBefore(dueAt) || isBeingSent(now)) {
            return false;
        }
        claimedUntil = until;
        return true;
    }

    private boolean isBeingSent(Instant now) {
        return claimedUntil != null && now.isBefore(claimedUntil);
    }

    /** The endpoint has taken it. */
    void taken(int status, Instant now) {
        attempted(now);
        state = State.DELIVERED;
        answerStatus = status;
        failure = null;
    }

    /**
     * The endpoint has not taken it.
     *
     * @param next when to try again; empty to give it up
     */
    void notTaken(AttemptFailure why, Optional<Integer> status, Optional<Instant> next, Instant now) {
        attempted(now);
        answerStatus = status.orElse(null);
        failure = why;
        next.ifPresentOrElse(at -> dueAt = at, () -> state = State.GIVEN_UP);
    }

    private void attempted(Instant now) {
        attempts++;
        attemptedAt = now;
        claimedUntil = null;
    }

    /** No attempt was made. */
    void putBack() {
        claimedUntil = null;
    }

    boolean isClaimed(Instant until) {
        return state == State.PENDING && until.equals(claimedUntil);
    }

    UUID id() {
        return id;
    }

    WebhookMessage message() {
        return message;
    }

    UUID endpointId() {
        return endpointId;
    }

    int attempts() {
        return attempts;
    }

    Instant askedAt() {
        return askedAt;
    }
}
