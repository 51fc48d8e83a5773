package org.exedra.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.account.Actor;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingVerb;

/** The buttons that change a booking. In a form, the button's name says what is done and its value to which booking. */
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

    /** The button that was pressed, and the booking it belongs to. */
    record Pressed(BookingButton button, UUID bookingId) {

        Notice apply(BookingService bookings, Actor actor) {
            bookings.perform(actor, bookingId, button.verb);
            return button.notice;
        }
    }

    static Optional<Pressed> pressed(Map<String, String> parameters) {
        return Stream.of(values())
                .filter(button -> parameters.containsKey(button.key()))
                .findFirst()
                .flatMap(button -> id(parameters.get(button.key())).map(id -> new Pressed(button, id)));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
