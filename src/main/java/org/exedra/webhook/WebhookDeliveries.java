package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exedra.platform.SecretBox;
import org.exedra.webhook.WebhookEndpoint.Disabled;

/** What is to be delivered: finding it, claiming it for this node, and writing down what came of it. */
@ApplicationScoped
@Transactional
public class WebhookDeliveries {

    private static final Logger LOG = System.getLogger(WebhookDeliveries.class.getName());

    /** How long messages are kept, whatever became of them. */
    static final Duration KEPT = Duration.ofDays(30);

    // Without constants in them: where there are any, EclipseLink writes instants into the statement without their
    // zone.
    private static final String IS_DUE =
            "d.state = org.exedra.webhook.WebhookDelivery.State.PENDING and d.dueAt <= :now"
                    + " and (d.claimedUntil is null or d.claimedUntil <= :now)";

    /** An endpoint hears of a booking in the order in which it happened. */
    private static final String IS_NEXT = " and d.place = (select min(e.place) from WebhookDelivery e"
            + " where e.endpointId = d.endpointId and e.orderedBy = d.orderedBy"
            + " and e.state = org.exedra.webhook.WebhookDelivery.State.PENDING)";

    /** What is being sent is due, so that it is not among these; nor is what the endpoint wants to be asked for less often. */
    private static final String WAITS = "d.endpointId = :endpoint and d.state = :pending and d.dueAt > :now"
            + " and (d.answerStatus is null or d.answerStatus <> :tooManyRequests)";

    private static final int TOO_MANY_REQUESTS = 429;

    private final SecureRandom random = new SecureRandom();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private SecretBox box;

    @Inject
    private Clock clock;

    /** The endpoints that something could be sent to now. */
    public List<UUID> dueEndpoints() {
        return em.createQuery(
                        "select distinct d.endpointId from WebhookDelivery d, WebhookEndpoint w"
                                + " where w.id = d.endpointId and w.disabledAt is null and " + IS_DUE,
                        UUID.class)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** What could be sent to an endpoint now, the longest due first. */
    public List<UUID> due(UUID endpointId, int most) {
        // By nothing further: of thousands that were hurried together, the database would sort all to find a few.
        return em.createQuery(
                        "select d.id from WebhookDelivery d where d.endpointId = :endpoint and " + IS_DUE + IS_NEXT
                                + " order by d.dueAt",
                        UUID.class)
                .setParameter("endpoint", endpointId)
                .setParameter("now", clock.instant())
                .setMaxResults(most)
                .getResultList();
    }

    /** Takes a delivery so that no other node sends it meanwhile; empty if another was quicker, or nothing can be sent. */
    public Optional<Attempt> claim(UUID deliveryId, Duration lease) {
        var now = clock.instant();
        var until = now.plus(lease);
        return locked(deliveryId)
                .filter(delivery -> delivery.claim(until, now))
                .flatMap(delivery -> attempt(delivery, until, now));
    }

    /** Whoever else wants it waits until this transaction ends. */
    private Optional<WebhookDelivery> locked(UUID deliveryId) {
        return Optional.ofNullable(em.find(WebhookDelivery.class, deliveryId, LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Attempt> attempt(WebhookDelivery delivery, Instant until, Instant now) {
        var endpoint = em.find(WebhookEndpoint.class, delivery.endpointId());
        if (endpoint == null || !endpoint.isEnabled()) {
            delivery.putBack();
            return Optional.empty();
        }
        var secrets = endpoint.secrets(box, now);
        if (secrets.isEmpty()) {
            switchOff(endpoint, Disabled.SECRET_LOST, now);
            delivery.putBack();
            return Optional.empty();
        }
        return Optional.of(new Attempt(
                delivery.id(),
                endpoint.id(),
                until,
                endpoint.url(),
                delivery.message().publicId(),
                delivery.message().body(),
                secrets));
    }

    /** Writes down what came of an attempt; what another has claimed meanwhile is only ever made better. */
    public void record(Attempt attempt, AttemptOutcome outcome) {
        locked(attempt.deliveryId())
                .filter(delivery -> outcome.isTaken() || delivery.isClaimed(attempt.claimedUntil()))
                .ifPresent(delivery -> record(delivery, outcome, clock.instant()));
    }

    private void record(WebhookDelivery delivery, AttemptOutcome outcome, Instant now) {
        if (outcome.isTaken()) {
            delivery.taken(outcome.status().orElseThrow(), now);
            return;
        }
        var next = RetrySchedule.next(delivery.attempts() + 1, delivery.askedAt(), now, outcome.retryAfter(), random);
        delivery.notTaken(outcome.failure().orElseThrow(), outcome.status(), next, now);
        if (next.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "A message to the webhook receiver {0} was given up after {1} attempts ({2}).",
                    delivery.endpointId(),
                    delivery.attempts(),
                    outcome.failure().orElseThrow());
        }
        if (outcome.isGone()) {
            Optional.ofNullable(em.find(WebhookEndpoint.class, delivery.endpointId()))
                    .ifPresent(endpoint -> switchOff(endpoint, Disabled.GONE, now));
        }
    }

    /** From now on what happens is lost to the receiver, which whoever runs the server should know. */
    private static void switchOff(WebhookEndpoint endpoint, Disabled because, Instant now) {
        endpoint.disable(because, now);
        LOG.log(
                Level.WARNING,
                "The webhook receiver {0} at {1} was switched off ({2}); a coordinator can switch it on again.",
                endpoint.id(),
                URI.create(endpoint.url()).getHost(),
                because);
    }

    /**
     * An endpoint takes a message, so what it did not take while it was out of order need not wait for its next attempt: once
     * only, for what it does not take though it takes others is to have all its three days. Before that message is written down
     * as taken: what was asked for earlier would have had its turn.
     */
    public void hurryOthers(UUID endpointId) {
        var now = clock.instant();
        // Mostly nothing waits.
        if (waits(endpointId, now)) {
            var takenBefore = takenBefore(endpointId);
            // Whoever else changes many of its deliveries would lock them in another order.
            em.find(WebhookEndpoint.class, endpointId, LockModeType.PESSIMISTIC_WRITE);
            // EclipseLink would raise the version unasked, Hibernate would not.
            var hurry = em.createQuery("update WebhookDelivery d set d.dueAt = :now, d.version = d.version + 1 where "
                    + WAITS + " and d.askedAt >= :takenBefore");
            askWhatWaits(hurry, endpointId, now);
            hurry.setParameter("takenBefore", takenBefore.orElse(Instant.EPOCH)).executeUpdate();
        }
    }

    private boolean waits(UUID endpointId, Instant now) {
        var query = em.createQuery("select d.id from WebhookDelivery d where " + WAITS, UUID.class);
        askWhatWaits(query, endpointId, now);
        return !query.setMaxResults(1).getResultList().isEmpty();
    }

    private static void askWhatWaits(Query query, UUID endpointId, Instant now) {
        query.setParameter("endpoint", endpointId)
                .setParameter("pending", WebhookDelivery.State.PENDING)
                .setParameter("now", now)
                .setParameter("tooManyRequests", TOO_MANY_REQUESTS);
    }

    /** When it last took something; empty if it never has. */
    private Optional<Instant> takenBefore(UUID endpointId) {
        return em.createQuery(
                        "select d.attemptedAt from WebhookDelivery d where d.endpointId = :endpoint"
                                + " and d.state = org.exedra.webhook.WebhookDelivery.State.DELIVERED"
                                + " order by d.attemptedAt desc",
                        Instant.class)
                .setParameter("endpoint", endpointId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Removes what is older than {@link #KEPT}, and what was meant for endpoints that are gone. */
    public void removeOldDeliveries() {
        em.createQuery("delete from WebhookDelivery d where d.createdAt < :limit"
                        + " or d.endpointId not in (select e.id from WebhookEndpoint e)")
                .setParameter("limit", oldest())
                .executeUpdate();
    }

    /** Removes the messages of which no delivery is left. */
    public void removeOldMessages() {
        // Counted by an index. For "not in" PostgreSQL looks through all deliveries again and again; for "not exists"
        // EclipseLink joins all deliveries with all, or writes the limit into the statement without its zone.
        em.createQuery("delete from WebhookMessage m where m.createdAt < :limit"
                        + " and (select count(d) from WebhookDelivery d where d.message = m) = 0")
                .setParameter("limit", oldest())
                .executeUpdate();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
