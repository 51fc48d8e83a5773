package org.exedra.web.bookings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.exedra.attendance.AttendanceReport;
import org.exedra.attendance.AttendanceReports;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.security.CurrentAccount;
import org.exedra.web.CurrentPage;

/** Who was in a session, and when: for its tutor and for coordinators. */
@Named
@RequestScoped
public class AttendancePage {

    @Inject
    private AttendanceReports reports;

    @Inject
    private BookingService bookings;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Clock clock;

    private Instant readAt;
    private BookingSummary booking;
    private Optional<AttendanceReport> report;

    /** At once, for a form that comes back asks for it before any action. */
    @PostConstruct
    void read() {
        readAt = clock.instant();
        try {
            booking = bookings.look(account.actor(), page.bookingId());
            report = Optional.of(reports.of(account.actor(), page.bookingId()));
        } catch (NotFound | Forbidden e) {
            report = Optional.empty();
        }
    }

    /** To everybody who may not see it, the page does not exist. */
    public void load() {
        if (report.isEmpty()) {
            page.notFound();
        }
    }

    /** Up to when the stay of somebody who is still in is counted. */
    public Instant getReadAt() {
        return readAt;
    }

    public BookingSummary getBooking() {
        return booking;
    }

    public List<AttendanceReport.Participant> getParticipants() {
        return report.map(AttendanceReport::participants).orElse(List.of());
    }

    /** Whether somebody may still come. */
    public boolean isGoingOn() {
        return booking.status() == BookingStatus.CONFIRMED && readAt.isBefore(booking.endsAt());
    }

    public boolean isNobodyThere() {
        return getParticipants().stream()
                .allMatch(participant -> participant.stays().isEmpty());
    }
}
