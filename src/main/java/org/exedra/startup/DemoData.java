package org.exedra.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.account.Accounts;
import org.exedra.account.Role;
import org.exedra.booking.Booking;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.Bookings;
import org.exedra.booking.SessionWish;
import org.exedra.call.EventSource;
import org.exedra.call.ParticipantJoined;
import org.exedra.call.ParticipantLeft;
import org.exedra.security.Passwords;

/** Accounts and bookings to try Exedra with, and at every start a session that can be joined now. */
@ApplicationScoped
public class DemoData {

    static final String PASSWORD = "exedra-demo";

    private static final String STUDENT = "student@example.edu";
    private static final String TUTOR = "tutor@example.edu";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(2);

    @Inject
    private Accounts accounts;

    @Inject
    private Bookings bookings;

    @Inject
    private Passwords passwords;

    @Inject
    private Event<Object> events;

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager em;

    @Transactional
    public void prepare() {
        var thisMinute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (accounts.byEmail(STUDENT).isEmpty()) {
            addEverything(thisMinute);
        }
        var student = accounts.byEmail(STUDENT).orElseThrow();
        var tutor = accounts.byEmail(TUTOR).orElseThrow();
        boolean joinable =
                bookings
                        .ahead(student.id(), Bookings.Side.STUDENT, thisMinute.plus(Duration.ofMinutes(15)), 50)
                        .stream()
                        .anyMatch(booking -> booking.status() == BookingStatus.CONFIRMED
                                && !booking.startsAt().isAfter(thisMinute));
        if (!joinable) {
            confirmed(tutor, student, "Linear algebra: eigenvalues", thisMinute, LONG);
        }
    }

    private void addEverything(Instant now) {
        String hash = passwords.hash(PASSWORD);
        var student = account(STUDENT, "Alma Reyes", "Europe/Madrid", Role.STUDENT, hash);
        var tutor = account(TUTOR, "Tobias Lindner", "Europe/Berlin", Role.TUTOR, hash);
        account("coordinator@example.edu", "Clara Whitfield", "Europe/London", Role.COORDINATOR, hash);
        var student2 = account("student2@example.edu", "Jonas Weber", "Europe/Berlin", Role.STUDENT, hash);
        var tutor2 = account("tutor2@example.edu", "Inés Vidal", "Europe/Madrid", Role.TUTOR, hash);

        confirmed(tutor, student, "Linear algebra: eigenvalues", now, LONG);
        confirmed(tutor, student, "Linear algebra: exam practice", now.plus(Duration.ofDays(2)), HOUR);
        confirmed(
                tutor2,
                student,
                "Academic writing: the abstract",
                now.plus(Duration.ofHours(4)),
                Duration.ofMinutes(45));
        requested(tutor, student, "Probability: conditional expectation", now.plus(Duration.ofDays(3)));
        requested(tutor, student2, "Analysis: uniform convergence", now.plus(Duration.ofDays(1)));
        requested(tutor2, student2, "Academic writing: structure", now.plus(Duration.ofDays(4)));
        requested(tutor, student, "Numerics: error bounds", now.plus(Duration.ofDays(5)))
                .decline();
        confirmed(tutor2, student, "Academic writing: citations", now.plus(Duration.ofDays(6)), HOUR)
                .cancel(now);

        completed(tutor, student, "Linear algebra: bases", now.minus(Duration.ofDays(7)));
        completed(tutor, student2, "Analysis: sequences", now.minus(Duration.ofDays(8)));
        completed(tutor2, student, "Academic writing: the outline", now.minus(Duration.ofDays(9)));
        missed(tutor, student, "Linear algebra: determinants", now.minus(Duration.ofDays(14)));
    }

    private Account account(String email, String name, String zone, Role role, String hash) {
        var account =
                new Account(UUID.randomUUID(), email, name, ZoneId.of(zone), "en", Set.of(role), hash, clock.instant());
        accounts.add(account);
        return account;
    }

    private Booking requested(Account tutor, Account student, String subject, Instant start) {
        return requested(tutor, student, subject, start, HOUR);
    }

    private Booking requested(Account tutor, Account student, String subject, Instant start, Duration length) {
        var wish = new SessionWish(subject, start, length, "");
        var booking = Booking.request(UUID.randomUUID(), tutor, student, wish, start.minus(Duration.ofDays(10)));
        bookings.add(booking);
        return booking;
    }

    private Booking confirmed(Account tutor, Account student, String subject, Instant start, Duration length) {
        var booking = requested(tutor, student, subject, start, length);
        booking.confirm(start.minus(Duration.ofDays(9)));
        return booking;
    }

    private void completed(Account tutor, Account student, String subject, Instant start) {
        var booking = confirmed(tutor, student, subject, start, HOUR);
        attended(booking, tutor, start.minusSeconds(95), booking.endsAt().minusSeconds(40));
        attended(booking, student, start.plusSeconds(20), start.plus(Duration.ofMinutes(31)));
        attended(
                booking,
                student,
                start.plus(Duration.ofMinutes(33)),
                booking.endsAt().minusSeconds(42));
        booking.complete(booking.endsAt());
    }

    private void missed(Account tutor, Account student, String subject, Instant start) {
        var booking = confirmed(tutor, student, subject, start, HOUR);
        attended(booking, tutor, start.minusSeconds(30), start.plus(Duration.ofMinutes(17)));
        booking.markNoShow(booking.endsAt());
    }

    private void attended(Booking booking, Account account, Instant from, Instant until) {
        var connectionId = UUID.randomUUID();
        // The log refers to bookings by id only, so the provider does not know that they go first.
        em.flush();
        events.fire(new ParticipantJoined(booking.id(), account.id(), connectionId, from, EventSource.SOCKET));
        events.fire(new ParticipantLeft(booking.id(), account.id(), connectionId, until, true, EventSource.SOCKET));
    }
}
