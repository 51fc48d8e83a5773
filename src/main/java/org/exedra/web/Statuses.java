package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;

/** How a booking stands, in words. */
@Named
@RequestScoped
public class Statuses {

    @Inject
    private Messages messages;

    @Inject
    private Clock clock;

    public String of(BookingSummary booking) {
        return messages.text(isUnanswered(booking) ? "status.unanswered" : "status." + booking.status());
    }

    /** Whether it was asked for in vain: nobody can answer any more. */
    public boolean isUnanswered(BookingSummary booking) {
        return booking.status() == BookingStatus.REQUESTED && !clock.instant().isBefore(booking.endsAt());
    }
}
