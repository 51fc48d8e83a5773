package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
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
        return messages.text(
                booking.isUnanswered(clock.instant()) ? "status.unanswered" : "status." + booking.status());
    }
}
