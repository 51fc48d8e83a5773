package org.exedra.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.account.Actor;
import org.exedra.booking.BookingService;

/** The buttons that change a booking. In a form, the button's name says what is done and its value to which booking. */
enum BookingButton {
    CONFIRM(BookingService::confirm, Notice.CONFIRMED),
    DECLINE(BookingService::decline, Notice.DECLINED),
    CANCEL(BookingService::cancel, Notice.CANCELLED),
    COMPLETE(BookingService::complete, Notice.COMPLETED),
    NO_SHOW(BookingService::markNoShow, Notice.NO_SHOW);

    private final Verb verb;
    private final Notice notice;

    BookingButton(Verb verb, Notice notice) {
        this.verb = verb;
        this.notice = notice;
    }

    @FunctionalInterface
    private interface Verb {
        Object apply(BookingService bookings, Actor actor, UUID bookingId);
    }

    /** The button that was pressed, and the booking it belongs to. */
    record Pressed(BookingButton button, UUID bookingId) {

        Notice apply(BookingService bookings, Actor actor) {
            button.verb.apply(bookings, actor, bookingId);
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
