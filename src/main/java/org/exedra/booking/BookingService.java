package org.exedra.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.exedra.account.Account;
import org.exedra.account.Accounts;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Page;

/**
 * What people do with bookings, one transaction each: load, call one verb, announce. Who may do it is decided here: a booking
 * that is not the actor's is {@link NotFound}, whatever its state.
 */
@ApplicationScoped
@Transactional
public class BookingService {

    @Inject
    private Bookings bookings;

    @Inject
    private Accounts accounts;

    @Inject
    private Event<BookingEvent> events;

    @Inject
    private Clock clock;

    /**
     * A student asks a tutor for a session. Both accounts are locked while the time is looked at and taken, so that of any
     * number who ask for the same time exactly one gets it.
     *
     * @throws Invalid if the start is not ahead or the tutor is none
     * @throws Conflict {@code slot-taken} if either of the two has something else in that time
     */
    public BookingSummary request(Actor actor, UUID tutorId, SessionWish wish) {
        actor.require(Role.STUDENT);
        var now = clock.instant();
        wish.requireAhead(now);
        if (tutorId == null || tutorId.equals(actor.id())) {
            throw noSuchTutor();
        }
        accounts.lock(tutorId, actor.id());
        Account tutor =
                accounts.byId(tutorId).filter(account -> account.is(Role.TUTOR)).orElseThrow(this::noSuchTutor);
        Account student = accounts.byId(actor.id()).orElseThrow(NotFound::new);
        if (bookings.isTaken(tutorId, actor.id(), wish.startsAt(), wish.endsAt())) {
            throw new Conflict("slot-taken", "One of you already has a session in that time.");
        }
        var booking = Booking.request(UUID.randomUUID(), tutor, student, wish, now);
        bookings.add(booking);
        events.fire(new BookingRequested(booking.id(), now));
        return BookingSummary.of(booking);
    }

    private Invalid noSuchTutor() {
        return new Invalid("no-such-tutor", "tutorId", "There is no such tutor.");
    }

    /** The booking's tutor agrees. */
    public BookingSummary confirm(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isTutor, Booking::confirm, BookingConfirmed::new);
    }

    /** The booking's tutor does not agree. */
    public BookingSummary decline(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isTutor, (booking, now) -> booking.decline(), BookingDeclined::new);
    }

    /** Either participant calls it off. */
    public BookingSummary cancel(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isParticipant, Booking::cancel, BookingCancelled::new);
    }

    /** The tutor says that the session took place. */
    public BookingSummary complete(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isTutor, Booking::complete, BookingCompleted::new);
    }

    /** The tutor says that nobody came. */
    public BookingSummary markNoShow(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isTutor, Booking::markNoShow, BookingMissed::new);
    }

    /** The tutor ends the call for both. */
    public BookingSummary endCall(Actor actor, UUID bookingId) {
        return change(actor, bookingId, Booking::isTutor, Booking::endCall, BookingCompleted::new);
    }

    /**
     * A coordinator chooses the video back end of a booking's call, as long as nobody was in it.
     *
     * @param videoBackend its name; null leaves it to the setting
     */
    public BookingSummary useVideoBackend(Actor actor, UUID bookingId, String videoBackend) {
        actor.require(Role.COORDINATOR);
        var booking = visible(actor, bookingId);
        booking.useVideoBackend(videoBackend);
        return BookingSummary.of(booking);
    }

    private BookingSummary change(
            Actor actor,
            UUID bookingId,
            BiPredicate<Booking, UUID> mayDoIt,
            BiConsumer<Booking, Instant> verb,
            BiFunction<UUID, Instant, BookingEvent> announcement) {
        var booking = visible(actor, bookingId);
        if (!mayDoIt.test(booking, actor.id())) {
            throw new Forbidden("Only the booking's tutor may do this.");
        }
        var now = clock.instant();
        verb.accept(booking, now);
        events.fire(announcement.apply(bookingId, now));
        return BookingSummary.of(booking);
    }

    /**
     * One booking, for its participants and for coordinators.
     *
     * @throws NotFound for everybody else
     */
    public BookingSummary look(Actor actor, UUID bookingId) {
        return BookingSummary.of(visible(actor, bookingId));
    }

    private Booking visible(Actor actor, UUID bookingId) {
        return bookings.byId(bookingId)
                .filter(booking -> booking.isParticipant(actor.id()) || actor.is(Role.COORDINATOR))
                .orElseThrow(NotFound::new);
    }

    /** The actor's own bookings on either side, the newest first. */
    public Page<BookingSummary> own(Actor actor, Optional<Page.After> after, int size) {
        return bookings.of(actor.id(), after, size);
    }

    /** Everybody's bookings that pass the filter; for coordinators. */
    public Page<BookingSummary> all(Actor actor, BookingFilter filter, Optional<Page.After> after, int size) {
        actor.require(Role.COORDINATOR);
        return bookings.matching(filter, after, size);
    }
}
