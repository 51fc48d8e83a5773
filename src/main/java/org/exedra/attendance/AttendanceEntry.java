package org.exedra.attendance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.exedra.call.CallEmptied;
import org.exedra.call.CallEnded;
import org.exedra.call.EventSource;
import org.exedra.call.ParticipantJoined;
import org.exedra.call.ParticipantLeft;

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
        RECOVERY;

        private static Source of(EventSource source) {
            return source == EventSource.SOCKET ? SOCKET : WEBHOOK;
        }
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

    /** For one who left: whether that is certain, and not merely the last that was heard. */
    @Column(nullable = false, updatable = false)
    private boolean said;

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
            boolean said,
            Instant eventAt,
            Instant receivedAt) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.source = source;
        this.bookingId = bookingId;
        this.accountId = accountId;
        this.connectionId = connectionId;
        this.said = said;
        this.eventAt = eventAt;
        this.receivedAt = receivedAt;
    }

    static AttendanceEntry joined(ParticipantJoined event, Instant receivedAt) {
        return new AttendanceEntry(
                Kind.JOINED,
                Source.of(event.source()),
                event.bookingId(),
                event.accountId(),
                event.connectionId(),
                true,
                event.at(),
                receivedAt);
    }

    static AttendanceEntry left(ParticipantLeft event, Instant receivedAt) {
        return new AttendanceEntry(
                Kind.LEFT,
                Source.of(event.source()),
                event.bookingId(),
                event.accountId(),
                event.connectionId(),
                event.said(),
                event.at(),
                receivedAt);
    }

    /** The stay's server is gone; it ends when it was last seen. */
    static AttendanceEntry lost(OpenStay stay, Instant receivedAt) {
        return new AttendanceEntry(
                Kind.LEFT,
                Source.RECOVERY,
                stay.bookingId(),
                stay.accountId(),
                stay.connectionId(),
                false,
                stay.lastSeenAt(),
                receivedAt);
    }

    /** It is no connection's, and has an id in that place all the same: not every database takes a null for a UUID. */
    private static AttendanceEntry callEnded(
            Source source, UUID bookingId, UUID accountId, Instant eventAt, Instant receivedAt) {
        return new AttendanceEntry(
                Kind.CALL_ENDED, source, bookingId, accountId, UUID.randomUUID(), true, eventAt, receivedAt);
    }

    /** The account is who ended it. */
    static AttendanceEntry ended(CallEnded event, Instant receivedAt) {
        return callEnded(Source.SOCKET, event.bookingId(), event.endedBy(), event.at(), receivedAt);
    }

    /** The account is one of those who are not in it. */
    static AttendanceEntry emptied(CallEmptied event, UUID participant, Instant receivedAt) {
        return callEnded(Source.WEBHOOK, event.bookingId(), participant, event.at(), receivedAt);
    }

    UUID bookingId() {
        return bookingId;
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

    public boolean isSaid() {
        return said;
    }

    public Instant eventAt() {
        return eventAt;
    }
}
