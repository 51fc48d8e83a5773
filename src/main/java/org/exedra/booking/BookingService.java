package org.exedra.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.account.Accounts;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Expected;
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
     * A student asks a tutor for a session.
     *
     * @throws Invalid if the start is not ahead or the tutor is none
     * @throws Conflict {@code slot-taken} if either of the two has something else in that time
     */
    public BookingSummary request(Actor actor, UUID tutorId, SessionWish wish) {
        actor.require(Role.STUDENT);
        return flushed(request(tutorId, actor.id(), wish));
    }

    /** Whether the student has asked for just this already, and was not answered yet: a form that was sent twice. */
    public boolean hasAsked(Actor actor, UUID tutorId, SessionWish wish) {
        return bookings.isAsked(tutorId, actor.id(), wish);
    }

    /**
     * A coordinator arranges a session for two others.
     *
     * @param confirmed whether the tutor need not be asked
     * @throws Invalid if the start is not ahead, or one of the two is not what they should be
     * @throws Conflict {@code slot-taken} if either of the two has something else in that time
     */
    public BookingSummary arrange(Actor actor, UUID tutorId, UUID studentId, SessionWish wish, boolean confirmed) {
        actor.require(Role.COORDINATOR);
        var booking = request(tutorId, studentId, wish);
        if (confirmed) {
            events.fire(BookingVerb.CONFIRM.apply(booking, clock.instant()));
        }
        return flushed(booking);
    }

    /**
     * Both accounts are locked while the time is looked at and taken, so that of any number who ask for the same time exactly
     * one gets it.
     */
    private Booking request(UUID tutorId, UUID studentId, SessionWish wish) {
        var now = clock.instant();
        wish.requireAhead(now);
        if (tutorId == null || tutorId.equals(studentId)) {
            throw nobodySuch("tutor");
        }
        if (studentId == null) {
            throw nobodySuch("student");
        }
        accounts.lock(tutorId, studentId);
        Account tutor =
                accounts.byId(tutorId).filter(account -> account.is(Role.TUTOR)).orElseThrow(() -> nobodySuch("tutor"));
        Account student = accounts.byId(studentId)
                .filter(account -> account.is(Role.STUDENT))
                .orElseThrow(() -> nobodySuch("student"));
        var booking = Booking.request(UUID.randomUUID(), tutor, student, wish, now);
        requireFree(booking, wish);
        bookings.add(booking);
        events.fire(new BookingRequested(booking.id(), now));
        return booking;
    }

    private static Invalid nobodySuch(String role) {
        return new Invalid("no-such-" + role, role + "Id", "There is no such " + role + ".");
    }

    private void requireFree(Booking booking, SessionWish wish) {
        if (bookings.isTaken(booking, wish.startsAt(), wish.endsAt())) {
            throw new Conflict("slot-taken", "One of the two already has a session in that time.");
        }
    }

    /** Does something with the version of a booking that the actor has seen. */
    public BookingSummary perform(Actor actor, UUID bookingId, BookingVerb verb, Expected expected) {
        var booking = visible(actor, bookingId);
        if (!verb.isFor(actor, booking)) {
            throw new Forbidden("Only the booking's tutor may do this.");
        }
        expected.require(booking.version());
        events.fire(verb.apply(booking, clock.instant()));
        return flushed(booking);
    }

    /**
     * Changes what a session is about, and when it is: coordinators any, a student what was asked for and not yet answered. What
     * is so already is no change, and nobody is told of one: two systems that tell each other would never come to rest.
     *
     * @throws Invalid if it is to start at another time, which is not ahead
     * @throws Conflict {@code slot-taken} if either of the two has something else in that time
     */
    public BookingSummary change(Actor actor, UUID bookingId, SessionWish wish, Expected expected) {
        var booking = visible(actor, bookingId);
        boolean ownRequest = booking.isStudent(actor.id()) && booking.status() == BookingStatus.REQUESTED;
        if (!ownRequest && !actor.is(Role.COORDINATOR)) {
            throw new Forbidden("Only a student may change a booking, and only until the tutor has answered.");
        }
        expected.require(booking.version());
        if (booking.isAs(wish)) {
            return BookingSummary.of(booking);
        }
        var now = clock.instant();
        if (!booking.startsAt().equals(wish.startsAt())) {
            wish.requireAhead(now);
        }
        accounts.lock(booking.tutor().id(), booking.student().id());
        requireFree(booking, wish);
        booking.change(wish, now);
        events.fire(new BookingChanged(bookingId, now));
        return flushed(booking);
    }

    /**
     * A coordinator chooses the video back end of a booking's call, as long as nobody was in it.
     *
     * @param videoBackend its name; null leaves it to the setting
     */
    public BookingSummary useVideoBackend(Actor actor, UUID bookingId, String videoBackend, Expected expected) {
        actor.require(Role.COORDINATOR);
        var booking = visible(actor, bookingId);
        expected.require(booking.version());
        booking.useVideoBackend(videoBackend);
        return flushed(booking);
    }

    /** So that the version told is the one that it has from now on. */
    private BookingSummary flushed(Booking booking) {
        bookings.flush();
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

    /** Those bookings that pass the filter and that the actor may see: coordinators everybody's, others their own. */
    public Page<BookingSummary> matching(Actor actor, BookingFilter filter, Optional<Page.After> after, int size) {
        if (actor.is(Role.COORDINATOR)) {
            return bookings.matching(filter, after, size);
        }
        if (filter.participant().filter(id -> !id.equals(actor.id())).isPresent()) {
            throw new Forbidden("Only coordinators see other people's bookings.");
        }
        return bookings.matching(filter.of(actor.id()), after, size);
    }
}
