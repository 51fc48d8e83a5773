package org.exedra.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exedra.account.Actor;
import org.exedra.account.Person;
import org.exedra.account.Role;
import org.exedra.booking.BookingFilter;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingSummary;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Page;

/** Reads the log, for the booking's tutor and for coordinators. */
@ApplicationScoped
@Transactional
public class AttendanceReports {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private BookingService bookings;

    @Inject
    private Clock clock;

    /**
     * @throws NotFound for a stranger, just as for a booking that does not exist
     * @throws Forbidden for the booking's student
     */
    public AttendanceReport of(Actor actor, UUID bookingId) {
        var booking = bookings.look(actor, bookingId);
        if (!booking.isTutor(actor.id()) && !actor.is(Role.COORDINATOR)) {
            throw new Forbidden("Only the booking's tutor and coordinators see the attendance.");
        }
        return report(booking, entries(List.of(bookingId)));
    }

    /** The attendance of all bookings that pass the filter; for coordinators. One statement more than the bookings themselves. */
    public Page<AttendanceReport> matching(Actor actor, BookingFilter filter, Optional<Page.After> after, int size) {
        actor.require(Role.COORDINATOR);
        var page = bookings.matching(actor, filter, after, size);
        var entries = entries(page.items().stream().map(BookingSummary::id).toList()).stream()
                .collect(Collectors.groupingBy(AttendanceEntry::bookingId));
        return page.map(booking -> report(booking, entries.getOrDefault(booking.id(), List.of())));
    }

    private List<AttendanceEntry> entries(List<UUID> bookingIds) {
        if (bookingIds.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select e from AttendanceEntry e where e.bookingId in :ids order by e.eventAt",
                        AttendanceEntry.class)
                .setParameter("ids", bookingIds)
                .getResultList();
    }

    private AttendanceReport report(BookingSummary booking, List<AttendanceEntry> entries) {
        return new AttendanceReport(
                booking,
                List.of(
                        participant(booking.tutor(), "TUTOR", entries, booking.endsAt()),
                        participant(booking.student(), "STUDENT", entries, booking.endsAt())));
    }

    private AttendanceReport.Participant participant(
            Person person, String role, List<AttendanceEntry> all, Instant endsAt) {
        var now = clock.instant();
        var stays = Stays.derive(
                all.stream()
                        .filter(entry -> person.id().equals(entry.accountId()))
                        .toList(),
                Optional.of(endsAt).filter(now::isAfter));
        var total = stays.stream().map(stay -> stay.length(now)).reduce(Duration.ZERO, Duration::plus);
        return new AttendanceReport.Participant(person.id(), person.name(), role, stays, total);
    }
}
