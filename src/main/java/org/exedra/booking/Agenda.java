package org.exedra.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exedra.account.Actor;
import org.exedra.platform.Page;

/**
 * What a dashboard shows to one participant: what is now, what is next, what waits for an answer, and what is past. Two
 * statements, however many bookings there are.
 */
@ApplicationScoped
@Transactional
public class Agenda {

    private static final int MOST_AHEAD = 200;

    @Inject
    private Bookings bookings;

    @Inject
    private JoinWindow joinWindow;

    @Inject
    private Clock clock;

    /**
     * @param readAt the instant for which it is true
     * @param now confirmed, and may be joined at this instant
     * @param next confirmed, and opens later; the soonest first
     * @param waiting requested, and not yet answered by the tutor; the soonest first
     * @param past over or never to take place; the newest first, paged
     */
    public record View(
            Instant readAt,
            List<BookingSummary> now,
            List<BookingSummary> next,
            List<BookingSummary> waiting,
            Page<BookingSummary> past) {}

    /** The actor's bookings on one side; {@code after} tells where the page of past ones begins. */
    public View of(Actor actor, Bookings.Side side, Optional<Page.After> after, int pageSize) {
        var now = clock.instant();
        var ahead = bookings.ahead(actor.id(), side, now, MOST_AHEAD);
        return new View(
                now,
                ahead.stream().filter(booking -> isOpen(booking, now)).toList(),
                ahead.stream()
                        .filter(booking -> booking.status() == BookingStatus.CONFIRMED && !isOpen(booking, now))
                        .toList(),
                ahead.stream()
                        .filter(booking -> booking.status() == BookingStatus.REQUESTED)
                        .toList(),
                bookings.past(actor.id(), side, now, after, pageSize));
    }

    private boolean isOpen(BookingSummary booking, Instant now) {
        return joinWindow.isOpen(booking.status(), booking.startsAt(), booking.endsAt(), now);
    }
}
