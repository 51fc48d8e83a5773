package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.Bookings.Side;
import org.exedra.booking.JoinWindow;

/** Puts bookings into the words of their reader. */
@RequestScoped
public class BookingCards {

    private static final Set<BookingStatus> HELD =
            EnumSet.of(BookingStatus.CONFIRMED, BookingStatus.COMPLETED, BookingStatus.NO_SHOW);

    @Inject
    private JoinWindow joinWindow;

    @Inject
    private Times times;

    @Inject
    private Messages messages;

    @Inject
    private Statuses statuses;

    @Inject
    private CurrentPage page;

    /** Where on the dashboard a booking stands. */
    enum Kind {
        NOW,
        NEXT,
        WAITING,
        PAST;

        private boolean isAhead() {
            return this != PAST;
        }
    }

    BookingCard card(BookingSummary booking, Side side, Kind kind) {
        boolean asTutor = side == Side.TUTOR;
        String other = (asTutor ? booking.student() : booking.tutor()).name();
        var opensAt = joinWindow.opensAt(booking.startsAt());
        boolean opens = kind == Kind.NEXT;
        boolean cancel = kind.isAhead() && !(asTutor && kind == Kind.WAITING);
        boolean wasOpened = booking.callId() != null;
        boolean attendance = kind == Kind.PAST && asTutor && (wasOpened || HELD.contains(booking.status()));
        return new BookingCard(
                booking.id().toString(),
                booking.version(),
                kind.name().toLowerCase(Locale.ROOT),
                booking.subject(),
                booking.status().name(),
                statuses.of(booking),
                messages.text("booking.with", other),
                kind.isAhead() && !booking.note().isEmpty() ? booking.note() : null,
                new BookingCard.Leaf(
                        times.weekday(booking.startsAt()),
                        times.dayOfMonth(booking.startsAt()),
                        times.month(booking.startsAt())),
                booking.startsAt().toString(),
                booking.endsAt().toString(),
                times.day(booking.startsAt()),
                times.span(booking.startsAt(), booking.endsAt()),
                times.length(booking.startsAt(), booking.endsAt()),
                opens ? opensAt.toString() : null,
                opens ? messages.text("join.opens", times.moment(opensAt)) : null,
                opens ? messages.text("join.announced", booking.subject()) : null,
                cancel ? messages.text("booking.cancel.sure", other) : null,
                opens || kind == Kind.NOW ? page.sessionUrl(booking.id()) : null,
                attendance ? page.attendanceUrl(booking.id()) : null,
                kind == Kind.NOW,
                opens,
                asTutor && kind == Kind.WAITING,
                cancel,
                asTutor && kind == Kind.PAST && booking.status() == BookingStatus.CONFIRMED,
                asTutor && kind == Kind.PAST ? correction(booking.status()) : null,
                attendance);
    }

    private static BookingButton correction(BookingStatus status) {
        return switch (status) {
            case COMPLETED -> BookingButton.NO_SHOW;
            case NO_SHOW -> BookingButton.COMPLETE;
            case REQUESTED, CONFIRMED, DECLINED, CANCELLED -> null;
        };
    }
}
