package org.exedra.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A connection that is in a call, and when that was last known. It goes when the participant leaves. */
@Entity
@Table(name = "open_stay")
public class OpenStay {

    @Id
    @Column(name = "connection_id")
    private UUID connectionId;

    @Column(name = "booking_id", nullable = false)
    private UUID bookingId;

    @Column(name = "account_id", nullable = false)
    private UUID accountId;

    @Column(name = "last_seen_at", nullable = false)
    private Instant lastSeenAt;

    protected OpenStay() {}

    OpenStay(UUID connectionId, UUID bookingId, UUID accountId, Instant lastSeenAt) {
        this.connectionId = connectionId;
        this.bookingId = bookingId;
        this.accountId = accountId;
        this.lastSeenAt = lastSeenAt;
    }

    UUID connectionId() {
        return connectionId;
    }

    UUID bookingId() {
        return bookingId;
    }

    UUID accountId() {
        return accountId;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }
}
