package org.exedra.api;

import java.time.Instant;
import java.util.UUID;
import org.exedra.account.Person;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;

/** A booking as REST shows it. */
public record BookingJson(
        UUID id,
        Person tutor,
        Person student,
        String subject,
        String note,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status) {

    static BookingJson of(BookingSummary booking) {
        return new BookingJson(
                booking.id(),
                booking.tutor(),
                booking.student(),
                booking.subject(),
                booking.note(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status());
    }
}
