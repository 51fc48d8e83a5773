package org.exedra.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exedra.call.CallEmptied;
import org.exedra.call.CallEnded;
import org.exedra.call.EventSource;
import org.exedra.call.ParticipantJoined;
import org.exedra.call.ParticipantLeft;
import org.exedra.call.ParticipantLost;
import org.exedra.call.ParticipantsSeen;

/** Writes the log. Entries are added and never changed; open stays come and go beside them. */
@ApplicationScoped
@Transactional
public class AttendanceLog {

    /** A stay that nobody has seen for so long is over: its server was killed. */
    static final Duration LOST_AFTER = Duration.ofSeconds(15);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<ParticipantLost> lost;

    @Inject
    private Clock clock;

    private final SteadyWatch watch = new SteadyWatch(LOST_AFTER);

    void joined(@Observes ParticipantJoined event) {
        em.persist(AttendanceEntry.joined(event, clock.instant()));
        // What a service reports ends by its report: it is none of this server's connections, which are seen or lost.
        // It may be told again, when nobody knew whether it had been written.
        if (event.source() == EventSource.SOCKET && em.find(OpenStay.class, event.connectionId()) == null) {
            em.persist(new OpenStay(event.connectionId(), event.bookingId(), event.accountId(), event.at()));
        }
    }

    void left(@Observes ParticipantLeft event) {
        em.persist(AttendanceEntry.left(event, clock.instant()));
        removeOpenStay(event.connectionId());
    }

    void ended(@Observes CallEnded event) {
        em.persist(AttendanceEntry.ended(event, clock.instant()));
    }

    void emptied(@Observes CallEmptied event) {
        var now = clock.instant();
        event.participants().forEach(participant -> em.persist(AttendanceEntry.emptied(event, participant, now)));
    }

    void seen(@Observes ParticipantsSeen event) {
        if (!event.connectionIds().isEmpty()) {
            em.createQuery("update OpenStay s set s.lastSeenAt = :at where s.connectionId in :ids")
                    .setParameter("at", event.at())
                    .setParameter("ids", event.connectionIds())
                    .executeUpdate();
        }
        if (watch.look(event.at())) {
            closeLostStays(event.at());
        }
    }

    /** Ends every stay whose server is gone at the instant it was last seen. */
    private void closeLostStays(Instant now) {
        List<OpenStay> unseen = em.createQuery("select s from OpenStay s where s.lastSeenAt < :limit", OpenStay.class)
                .setParameter("limit", now.minus(LOST_AFTER))
                .getResultList();
        for (OpenStay stay : unseen) {
            // Two nodes may find the same stay; who deletes it writes the entry.
            if (removeOpenStay(stay.connectionId()) == 1) {
                em.persist(AttendanceEntry.lost(stay, now));
                lost.fire(new ParticipantLost(
                        stay.bookingId(), stay.accountId(), stay.connectionId(), stay.lastSeenAt()));
            }
        }
    }

    private int removeOpenStay(UUID connectionId) {
        return em.createQuery("delete from OpenStay s where s.connectionId = :id")
                .setParameter("id", connectionId)
                .executeUpdate();
    }
}
