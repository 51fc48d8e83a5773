package org.exedra.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.exedra.account.Person;
import org.exedra.platform.Page;

/**
 * A booking as it leaves the service: a snapshot, free of the database.
 *
 * @param videoBackend which video back end its call uses; null while that is left to the setting
 * @param callId null until somebody was first admitted to its call
 * @param callEndedAt when the tutor ended the call for both; null if that did not happen
 */
public record BookingSummary(
        UUID id,
        Person tutor,
        Person student,
        String subject,
        String note,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,
        String videoBackend,
        String callId,
        Instant callEndedAt,
        long version) {

    /** The order of lists. Databases compare ids as they are written; {@link UUID} itself compares signed numbers. */
    static final Comparator<BookingSummary> NEWEST_FIRST = Comparator.comparing(BookingSummary::startsAt)
            .thenComparing(booking -> booking.id().toString())
            .reversed();

    public BookingSummary(
            UUID id,
            UUID tutorId,
            String tutorName,
            String tutorExternalId,
            UUID studentId,
            String studentName,
            String studentExternalId,
            String subject,
            String note,
            Instant startsAt,
            Instant endsAt,
            BookingStatus status,
            String videoBackend,
            String callId,
            Instant callEndedAt,
            long version) {
        this(
                id,
                new Person(tutorId, tutorName, tutorExternalId),
                new Person(studentId, studentName, studentExternalId),
                subject,
                note,
                startsAt,
                endsAt,
                status,
                videoBackend,
                callId,
                callEndedAt,
                version);
    }

    public static BookingSummary of(Booking booking) {
        return new BookingSummary(
                booking.id(),
                booking.tutor().person(),
                booking.student().person(),
                booking.subject(),
                booking.note(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status(),
                booking.videoBackend(),
                booking.callId(),
                booking.callEndedAt(),
                booking.version());
    }

    /** Whether it was asked for, and its time is over without an answer. */
    public boolean isUnanswered(Instant now) {
        return status == BookingStatus.REQUESTED && !now.isBefore(endsAt);
    }

    /** Its place in a list of bookings. */
    Page.After place() {
        return new Page.After(startsAt, id);
    }

    public boolean isTutor(UUID accountId) {
        return tutor.id().equals(accountId);
    }

    public boolean isParticipant(UUID accountId) {
        return isTutor(accountId) || student.id().equals(accountId);
    }

    /** The participant who is not this one. */
    public Person otherThan(UUID accountId) {
        return isTutor(accountId) ? student : tutor;
    }
}
