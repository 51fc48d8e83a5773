package org.exedra.web;

import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingVerb;
import org.exedra.platform.Expected;

/** The buttons that change a booking. */
enum BookingButton {
    CONFIRM(BookingVerb.CONFIRM, Notice.CONFIRMED),
    DECLINE(BookingVerb.DECLINE, Notice.DECLINED),
    CANCEL(BookingVerb.CANCEL, Notice.CANCELLED),
    COMPLETE(BookingVerb.COMPLETE, Notice.COMPLETED),
    NO_SHOW(BookingVerb.MARK_NO_SHOW, Notice.NO_SHOW);

    private final BookingVerb verb;
    private final Notice notice;

    BookingButton(BookingVerb verb, Notice notice) {
        this.verb = verb;
        this.notice = notice;
    }

    Notice apply(BookingService bookings, Actor actor, UUID bookingId, Expected expected) {
        bookings.perform(actor, bookingId, verb, expected);
        return notice;
    }
}
