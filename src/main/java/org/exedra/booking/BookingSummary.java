package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;
import org.exedra.account.Person;
import org.exedra.platform.Page;

/**
 * A booking as it leaves the service: a snapshot, free of the database.
 *
 * @param videoBackend which video back end its call uses; null while that is left to the setting
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
        String videoBackend) {

    public BookingSummary(
            UUID id,
            UUID tutorId,
            String tutorName,
            UUID studentId,
            String studentName,
            String subject,
            String note,
            Instant startsAt,
            Instant endsAt,
            BookingStatus status,
            String videoBackend) {
        this(
                id,
                new Person(tutorId, tutorName),
                new Person(studentId, studentName),
                subject,
                note,
                startsAt,
                endsAt,
                status,
                videoBackend);
    }

    public static BookingSummary of(Booking booking) {
        return new BookingSummary(
                booking.id(),
                new Person(booking.tutor().id(), booking.tutor().name()),
                new Person(booking.student().id(), booking.student().name()),
                booking.subject(),
                booking.note(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status(),
                booking.videoBackend());
    }

    /** Its place in a list of bookings. */
    Page.After place() {
        return new Page.After(startsAt, id);
    }

    public boolean isTutor(UUID accountId) {
        return tutor.id().equals(accountId);
    }

    /** The participant who is not this one. */
    public Person otherThan(UUID accountId) {
        return isTutor(accountId) ? student : tutor;
    }
}
