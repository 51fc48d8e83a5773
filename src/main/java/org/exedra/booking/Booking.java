package org.exedra.booking;

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
import java.util.List;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.platform.DomainException.Conflict;

/**
 * A session that a student wants with a tutor. Requested by the student, it is confirmed or declined by the tutor; either may
 * cancel it until it ends. Once confirmed it is completed, or marked a no-show.
 */
@Entity
@Table(name = "booking")
public class Booking {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "tutor_id")
    private Account tutor;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "student_id")
    private Account student;

    @Column(nullable = false)
    private String subject;

    @Column(nullable = false)
    private String note;

    @Column(name = "starts_at", nullable = false)
    private Instant startsAt;

    @Column(name = "ends_at", nullable = false)
    private Instant endsAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private BookingStatus status;

    @Column(name = "requested_at", nullable = false)
    private Instant requestedAt;

    @Column(name = "call_id", updatable = false)
    private String callId;

    @Column(name = "video_backend")
    private String videoBackend;

    @Column(name = "call_ended_at")
    private Instant callEndedAt;

    @Column(name = "call_closed_at", updatable = false)
    private Instant callClosedAt;

    @Version
    private long version;

    protected Booking() {}

    /** A student asks a tutor for a session. */
    public static Booking request(UUID id, Account tutor, Account student, SessionWish wish, Instant now) {
        var booking = new Booking();
        booking.id = id;
        booking.tutor = tutor;
        booking.student = student;
        booking.subject = wish.subject();
        booking.note = wish.note();
        booking.startsAt = wish.startsAt();
        booking.endsAt = wish.endsAt();
        booking.status = BookingStatus.REQUESTED;
        booking.requestedAt = now;
        return booking;
    }

    /** Whether it is in every respect as somebody wishes it to be. */
    boolean isAs(SessionWish wish) {
        return subject.equals(wish.subject())
                && note.equals(wish.note())
                && startsAt.equals(wish.startsAt())
                && endsAt.equals(wish.endsAt());
    }

    /** Another time, subject or note, as long as nobody has been let into its call. */
    public void change(SessionWish wish, Instant now) {
        if (!BookingStatus.OCCUPYING.contains(status)) {
            throw new Conflict("status", "A booking that is " + status + " cannot be changed.");
        }
        requireNotOver(now);
        if (!now.isBefore(wish.endsAt())) {
            throw new Conflict("over", "The booking's time would be over already.");
        }
        requireCallUnopened();
        subject = wish.subject();
        note = wish.note();
        startsAt = wish.startsAt();
        endsAt = wish.endsAt();
    }

    public void confirm(Instant now) {
        requireNotOver(now);
        become(BookingStatus.CONFIRMED);
    }

    public void decline() {
        become(BookingStatus.DECLINED);
    }

    public void cancel(Instant now) {
        requireNotOver(now);
        become(BookingStatus.CANCELLED);
    }

    /** The session took place; whoever said otherwise was wrong. */
    public void complete(Instant now) {
        requireStarted(now);
        become(BookingStatus.COMPLETED);
    }

    /** The session did not take place; whoever said otherwise was wrong. */
    public void markNoShow(Instant now) {
        requireStarted(now);
        become(BookingStatus.NO_SHOW);
    }

    /** The tutor ends the call for both: the session is completed, and nobody may join any more. */
    public void endCall(Instant now) {
        become(BookingStatus.COMPLETED);
        callEndedAt = now;
    }

    /** The call will be made by this video back end; null leaves it to the setting. */
    public void useVideoBackend(String name) {
        requireCallUnopened();
        videoBackend = name;
    }

    private void requireCallUnopened() {
        if (callId != null) {
            throw new Conflict("call-opened", "Somebody was let into the call already, so it stays as it is.");
        }
    }

    private void become(BookingStatus next) {
        if (!status.mayBecome(next)) {
            throw new Conflict("status", "A booking that is " + status + " cannot become " + next + ".");
        }
        status = next;
    }

    private void requireNotOver(Instant now) {
        if (!now.isBefore(endsAt)) {
            throw new Conflict("over", "The booking's time is over.");
        }
    }

    private void requireStarted(Instant now) {
        if (now.isBefore(startsAt)) {
            throw new Conflict("not-started", "The session has not started yet.");
        }
    }

    public boolean isTutor(UUID accountId) {
        return tutor.id().equals(accountId);
    }

    public boolean isStudent(UUID accountId) {
        return student.id().equals(accountId);
    }

    public boolean isParticipant(UUID accountId) {
        return isTutor(accountId) || isStudent(accountId);
    }

    /** The accounts of the two. */
    public List<UUID> participantIds() {
        return List.of(tutor.id(), student.id());
    }

    public UUID id() {
        return id;
    }

    public Account tutor() {
        return tutor;
    }

    public Account student() {
        return student;
    }

    public String subject() {
        return subject;
    }

    public String note() {
        return note;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public BookingStatus status() {
        return status;
    }

    /** {@code booking-{id}}; null until somebody was first admitted. */
    public String callId() {
        return callId;
    }

    /** The video back end of its call; null while that is left to the setting. */
    public String videoBackend() {
        return videoBackend;
    }

    public long version() {
        return version;
    }

    /** When the tutor ended the call for both; null if that did not happen. */
    public Instant callEndedAt() {
        return callEndedAt;
    }
}
