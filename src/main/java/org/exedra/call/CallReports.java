package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exedra.booking.Booking;
import org.exedra.booking.Bookings;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.video.CallReport;
import org.exedra.video.ReportDelivery;
import org.exedra.video.ReportRefused;
import org.exedra.video.VideoBackends;

/**
 * Takes what video services report of calls, each report once, and tells it as the events that the call's socket tells too.
 * Taking it and telling it are one transaction: a report that fails half-way is delivered again.
 */
@ApplicationScoped
public class CallReports {

    /** Nobody delivers a report again after so long. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private VideoBackends backends;

    @Inject
    private Bookings bookings;

    @Inject
    private Event<ParticipantJoined> joined;

    @Inject
    private Event<ParticipantLeft> left;

    @Inject
    private Event<CallEmptied> emptied;

    @Inject
    private Clock clock;

    /**
     * @throws NotFound if there is no such back end in use
     * @throws ReportRefused if the delivery is not from that back end's service
     */
    @Transactional
    public void take(String backend, ReportDelivery delivery) throws ReportRefused {
        var report = backends.find(backend).orElseThrow(NotFound::new).read(delivery);
        if (isNew(new TakenReport.Key(backend, report.id()))) {
            tell(report);
        }
    }

    private boolean isNew(TakenReport.Key key) {
        if (em.find(TakenReport.class, key) != null) {
            return false;
        }
        var now = clock.instant();
        em.createQuery("delete from TakenReport r where r.takenAt < :limit")
                .setParameter("limit", now.minus(REMEMBERED))
                .executeUpdate();
        em.persist(new TakenReport(key, now));
        return true;
    }

    private void tell(CallReport report) {
        if (report instanceof CallReport.Joined event) {
            ofParticipant(event.callId(), event.participantId())
                    .map(booking -> new ParticipantJoined(
                            booking.id(),
                            event.participantId(),
                            event.connectionId(),
                            notAhead(event.at()),
                            EventSource.WEBHOOK))
                    .ifPresent(joined::fire);
        } else if (report instanceof CallReport.Left event) {
            ofParticipant(event.callId(), event.participantId())
                    .map(booking -> new ParticipantLeft(
                            booking.id(),
                            event.participantId(),
                            event.connectionId(),
                            notAhead(event.at()),
                            true,
                            EventSource.WEBHOOK))
                    .ifPresent(left::fire);
        } else if (report instanceof CallReport.Emptied event) {
            bookings.byCallId(event.callId())
                    .map(booking -> new CallEmptied(booking.id(), booking.participantIds(), notAhead(event.at())))
                    .ifPresent(emptied::fire);
        }
    }

    private Optional<Booking> ofParticipant(String callId, UUID accountId) {
        return bookings.byCallId(callId).filter(booking -> booking.isParticipant(accountId));
    }

    /** Another clock may be fast; nobody has left in the future. */
    private Instant notAhead(Instant at) {
        var now = clock.instant();
        return at.isAfter(now) ? now : at;
    }
}
