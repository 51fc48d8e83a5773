package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
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
        return em.createQuery(
                        "select d.id from WebhookDelivery d where d.endpointId = :endpoint and " + IS_DUE + IS_NEXT
                                + " order by d.dueAt, d.place",
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
            endpoint.disable(Disabled.SECRET_LOST, now);
            delivery.putBack();
            return Optional.empty();
        }
        return Optional.of(new Attempt(
                delivery.id(),
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
        if (outcome.isGone()) {
            Optional.ofNullable(em.find(WebhookEndpoint.class, delivery.endpointId()))
                    .ifPresent(endpoint -> endpoint.disable(Disabled.GONE, now));
        }
    }

    /**
     * What waits for its next attempt at an endpoint that has just taken something, and may be sent at once. An endpoint that was
     * not out of order has nothing of the kind, so that most look here in vain: nothing is locked.
     */
    public Optional<Waiting> waiting(Attempt taken) {
        return Optional.ofNullable(em.find(WebhookDelivery.class, taken.deliveryId()))
                .map(delivery -> {
                    var before = takenBefore(delivery);
                    return new Waiting(waiting(delivery.endpointId(), before), before);
                });
    }

    /**
     * What may be hurried.
     *
     * @param takenBefore when its endpoint had last taken something before it took what it takes now
     */
    record Waiting(List<UUID> deliveries, Optional<Instant> takenBefore) {}

    private List<UUID> waiting(UUID endpointId, Optional<Instant> takenBefore) {
        return em.createQuery(
                        "select d.id from WebhookDelivery d where d.endpointId = :endpoint and d.dueAt > :now"
                                + " and d.state = org.exedra.webhook.WebhookDelivery.State.PENDING"
                                + " and d.askedAt >= :takenBefore"
                                + " and (d.answerStatus is null or d.answerStatus <> :tooManyRequests) order by d.place",
                        UUID.class)
                .setParameter("endpoint", endpointId)
                .setParameter("now", clock.instant())
                .setParameter("takenBefore", takenBefore.orElse(Instant.EPOCH))
                .setParameter("tooManyRequests", WebhookDelivery.TOO_MANY_REQUESTS)
                .getResultList();
    }

    /** One at a time, each in a transaction of its own: whoever locks several may stand in another's way. */
    public void hurry(UUID deliveryId, Optional<Instant> takenBefore) {
        locked(deliveryId).ifPresent(delivery -> delivery.hurry(takenBefore, clock.instant()));
    }

    private Optional<Instant> takenBefore(WebhookDelivery delivery) {
        return em.createQuery(
                        "select d.attemptedAt from WebhookDelivery d where d.endpointId = :endpoint"
                                + " and d.state = org.exedra.webhook.WebhookDelivery.State.DELIVERED"
                                + " and d.attemptedAt < :taken order by d.attemptedAt desc",
                        Instant.class)
                .setParameter("endpoint", delivery.endpointId())
                .setParameter("taken", delivery.attemptedAt())
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
