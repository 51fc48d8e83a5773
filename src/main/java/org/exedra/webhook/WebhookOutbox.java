package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.exedra.booking.Booking;
import org.exedra.booking.BookingCancelled;
import org.exedra.booking.BookingChanged;
import org.exedra.booking.BookingCompleted;
import org.exedra.booking.BookingConfirmed;
import org.exedra.booking.BookingDeclined;
import org.exedra.booking.BookingEvent;
import org.exedra.booking.BookingMissed;
import org.exedra.booking.BookingRequested;
import org.exedra.call.CallEnded;
import org.exedra.call.EventSource;
import org.exedra.call.ParticipantJoined;
import org.exedra.call.ParticipantLeft;
import org.exedra.call.ParticipantLost;

/**
 * Writes down what is to be told, in the transaction of what happened: both are there or neither is. Where no endpoint wants
 * it, nothing is written.
 *
 * <p>Of joining and leaving, the call's socket is the one who tells. What a video service reports of the same stays goes into
 * the attendance only, so that nothing is told twice.
 */
@ApplicationScoped
@Transactional
public class WebhookOutbox {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Event<DeliveriesDue> due;

    @Inject
    private Clock clock;

    void booking(@Observes BookingEvent event) {
        write(type(event), event.bookingId(), event.at(), body -> body);
    }

    private static WebhookEventType type(BookingEvent event) {
        if (event instanceof BookingRequested) {
            return WebhookEventType.BOOKING_REQUESTED;
        } else if (event instanceof BookingConfirmed) {
            return WebhookEventType.BOOKING_CONFIRMED;
        } else if (event instanceof BookingChanged) {
            return WebhookEventType.BOOKING_CHANGED;
        } else if (event instanceof BookingDeclined) {
            return WebhookEventType.BOOKING_DECLINED;
        } else if (event instanceof BookingCancelled) {
            return WebhookEventType.BOOKING_CANCELLED;
        } else if (event instanceof BookingCompleted) {
            return WebhookEventType.BOOKING_COMPLETED;
        } else if (event instanceof BookingMissed) {
            return WebhookEventType.BOOKING_NO_SHOW;
        }
        throw new IllegalArgumentException(event.toString());
    }

    void joined(@Observes ParticipantJoined event) {
        if (event.source() == EventSource.SOCKET) {
            write(
                    WebhookEventType.PARTICIPANT_JOINED,
                    event.bookingId(),
                    event.at(),
                    body -> body.participant(event.accountId(), event.connectionId()));
        }
    }

    void left(@Observes ParticipantLeft event) {
        if (event.source() == EventSource.SOCKET) {
            left(event.bookingId(), event.accountId(), event.connectionId(), event.at());
        }
    }

    void lost(@Observes ParticipantLost event) {
        left(event.bookingId(), event.accountId(), event.connectionId(), event.at());
    }

    private void left(UUID bookingId, UUID accountId, UUID connectionId, Instant at) {
        write(WebhookEventType.PARTICIPANT_LEFT, bookingId, at, body -> body.participant(accountId, connectionId));
    }

    void ended(@Observes CallEnded event) {
        write(WebhookEventType.CALL_ENDED, event.bookingId(), event.at(), body -> body.endedBy(event.endedBy()));
    }

    private void write(
            WebhookEventType type, UUID bookingId, Instant at, Function<WebhookBody, WebhookBody> particulars) {
        var endpoints = endpoints().stream()
                .filter(endpoint -> endpoint.wants(type))
                .map(WebhookEndpoint::id)
                .toList();
        if (endpoints.isEmpty()) {
            return;
        }
        var booking = em.find(Booking.class, bookingId);
        String body = particulars
                .apply(new WebhookBody(type.text(), at).booking(booking))
                .text();
        put(WebhookMessage.about(bookingId, type, body, clock.instant()), endpoints);
    }

    /** Each time from the database: what was set up on another node a moment ago counts. */
    private List<WebhookEndpoint> endpoints() {
        // There is no need to write the booking first, which is about to be written with everything else.
        return em.createQuery("select e from WebhookEndpoint e where e.disabledAt is null", WebhookEndpoint.class)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
    }

    /** Puts a message into the outbox, for these endpoints. */
    void put(WebhookMessage message, List<UUID> endpoints) {
        var now = clock.instant();
        em.persist(message);
        endpoints.forEach(endpoint -> em.persist(new WebhookDelivery(message, endpoint, now)));
        // The database counts them, so they must reach it in the order in which they happened.
        em.flush();
        due.fire(new DeliveriesDue());
    }
}
