package org.exedra.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A line of the attendance log. */
@Entity
@Table(name = "attendance_entry")
public class AttendanceEntry {

    /** What happened. */
    public enum Kind {
        JOINED,
        LEFT,
        CALL_ENDED
    }

    /** How we know. */
    public enum Source {
        /** The call's socket opened, closed, or fell silent. */
        SOCKET,
        /** A video service told us. */
        WEBHOOK,
        /** Nobody told: the stay was found open though its connection was long gone. */
        RECOVERY
    }

    @Id
    private UUID id;

    @Column(name = "booking_id", nullable = false, updatable = false)
    private UUID bookingId;

    @Column(name = "account_id", nullable = false, updatable = false)
    private UUID accountId;

    @Column(name = "connection_id", nullable = false, updatable = false)
    private UUID connectionId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Source source;

    @Column(name = "event_at", nullable = false, updatable = false)
    private Instant eventAt;

    @Column(name = "received_at", nullable = false, updatable = false)
    private Instant receivedAt;

    protected AttendanceEntry() {}

    private AttendanceEntry(
            Kind kind,
            Source source,
            UUID bookingId,
            UUID accountId,
            UUID connectionId,
            Instant eventAt,
            Instant receivedAt) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.source = source;
        this.bookingId = bookingId;
        this.accountId = accountId;
        this.connectionId = connectionId;
        this.eventAt = eventAt;
        this.receivedAt = receivedAt;
    }

    static AttendanceEntry joined(
            Source source, UUID bookingId, UUID accountId, UUID connectionId, Instant eventAt, Instant receivedAt) {
        return new AttendanceEntry(Kind.JOINED, source, bookingId, accountId, connectionId, eventAt, receivedAt);
    }

    static AttendanceEntry left(
            Source source, UUID bookingId, UUID accountId, UUID connectionId, Instant eventAt, Instant receivedAt) {
        return new AttendanceEntry(Kind.LEFT, source, bookingId, accountId, connectionId, eventAt, receivedAt);
    }

    /** It is no connection's, and has an id in that place all the same: not every database takes a null for a UUID. */
    static AttendanceEntry callEnded(UUID bookingId, UUID endedBy, Instant eventAt, Instant receivedAt) {
        return new AttendanceEntry(
                Kind.CALL_ENDED, Source.SOCKET, bookingId, endedBy, UUID.randomUUID(), eventAt, receivedAt);
    }

    public UUID accountId() {
        return accountId;
    }

    public UUID connectionId() {
        return connectionId;
    }

    public Kind kind() {
        return kind;
    }

    public Source source() {
        return source;
    }

    public Instant eventAt() {
        return eventAt;
    }
}
