package org.exedra.web;

import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingVerb;
import org.exedra.platform.Expected;

/** The buttons that change a booking. */
public enum BookingButton {
    CONFIRM(BookingVerb.CONFIRM, "booking.confirm", Notice.CONFIRMED),
    DECLINE(BookingVerb.DECLINE, "booking.decline", Notice.DECLINED),
    CANCEL(BookingVerb.CANCEL, "booking.cancel.yes", Notice.CANCELLED),
    COMPLETE(BookingVerb.COMPLETE, "booking.complete", Notice.COMPLETED),
    NO_SHOW(BookingVerb.MARK_NO_SHOW, "booking.no-show", Notice.NO_SHOW);

    private final BookingVerb verb;
    private final String textKey;
    private final Notice notice;

    BookingButton(BookingVerb verb, String textKey, Notice notice) {
        this.verb = verb;
        this.textKey = textKey;
        this.notice = notice;
    }

    String textKey() {
        return textKey;
    }

    Notice apply(BookingService bookings, Actor actor, UUID bookingId, Expected expected) {
        bookings.perform(actor, bookingId, verb, expected);
        return notice;
    }
}
