package org.exedra.api;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;

/**
 * A booking as REST shows it.
 *
 * @param version what its entity tag says, for lists
 */
public record BookingJson(
        UUID id,
        PersonJson tutor,
        PersonJson student,
        String subject,
        String note,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,
        long version) {

    static BookingJson of(BookingSummary booking, Actor reader) {
        return new BookingJson(
                booking.id(),
                PersonJson.of(booking.tutor(), reader),
                PersonJson.of(booking.student(), reader),
                booking.subject(),
                booking.note(),
                booking.startsAt(),
                booking.endsAt(),
                booking.status(),
                booking.version());
    }

    /** The answer that shows it, with its entity tag. */
    static Response answer(BookingSummary booking, Actor reader) {
        return Response.ok(of(booking, reader))
                .tag(Versions.tag(booking.version()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
