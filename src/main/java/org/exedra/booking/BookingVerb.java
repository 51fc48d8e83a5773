package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.exedra.account.Actor;
import org.exedra.account.Role;

/** What may be done with a booking, and by whom: by the participants named here, and by coordinators. */
public enum BookingVerb {
    CONFIRM(Booking::isTutor, Booking::confirm, BookingConfirmed::new),
    DECLINE(Booking::isTutor, (booking, now) -> booking.decline(), BookingDeclined::new),
    CANCEL(Booking::isParticipant, Booking::cancel, BookingCancelled::new),
    /** The session took place. */
    COMPLETE(Booking::isTutor, Booking::complete, BookingCompleted::new),
    /** Somebody did not come. */
    MARK_NO_SHOW(Booking::isTutor, Booking::markNoShow, BookingMissed::new),
    /** The call is over for both, while it runs. */
    END_CALL(Booking::isTutor, Booking::endCall, BookingCompleted::new);

    private final BiPredicate<Booking, UUID> doer;
    private final BiConsumer<Booking, Instant> change;
    private final BiFunction<UUID, Instant, BookingEvent> announcement;

    BookingVerb(
            BiPredicate<Booking, UUID> doer,
            BiConsumer<Booking, Instant> change,
            BiFunction<UUID, Instant, BookingEvent> announcement) {
        this.doer = doer;
        this.change = change;
        this.announcement = announcement;
    }

    boolean isFor(Actor actor, Booking booking) {
        return doer.test(booking, actor.id()) || actor.is(Role.COORDINATOR);
    }

    /** Does it, and returns what is to be announced. */
    BookingEvent apply(Booking booking, Instant now) {
        change.accept(booking, now);
        return announcement.apply(booking.id(), now);
    }
}
