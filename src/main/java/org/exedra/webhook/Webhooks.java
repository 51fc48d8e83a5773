package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.SecretBox;
import org.exedra.webhook.WebhookEndpoint.Disabled;

/** What coordinators do with endpoints, one transaction each. */
@ApplicationScoped
@Transactional
public class Webhooks {

    /** So many can hang at the same time without holding up the others. */
    public static final int MOST_ENDPOINTS = 20;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private WebhookHosts hosts;

    @Inject
    private WebhookOutbox outbox;

    @Inject
    private SecretBox box;

    @Inject
    private Event<DeliveriesDue> due;

    @Inject
    private Clock clock;

    /** Every endpoint, the oldest first. */
    public List<EndpointSummary> endpoints(Actor actor) {
        actor.require(Role.COORDINATOR);
        var now = clock.instant();
        Map<UUID, Long> failing = em.createQuery(
                        "select d.endpointId, count(d) from WebhookDelivery d where d.failure is not null"
                                + " group by d.endpointId",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
        return em.createQuery("select e from WebhookEndpoint e order by e.createdAt, e.id", WebhookEndpoint.class)
                .getResultStream()
                .map(endpoint -> EndpointSummary.of(endpoint, failing.getOrDefault(endpoint.id(), 0L), box, now))
                .toList();
    }

    /**
     * Sends messages to an address from now on.
     *
     * @param types what it is told; empty for everything
     * @throws Invalid if nothing can be sent there
     * @throws Conflict {@code too-many-webhooks} if there are as many as there may be
     */
    public UUID add(Actor actor, String url, Set<WebhookEventType> types) {
        actor.require(Role.COORDINATOR);
        String checked = hosts.require(url);
        if (em.createQuery("select count(e) from WebhookEndpoint e", Long.class).getSingleResult() >= MOST_ENDPOINTS) {
            throw new Conflict("too-many-webhooks", "There may be " + MOST_ENDPOINTS + " endpoints at most.");
        }
        var endpoint = new WebhookEndpoint(UUID.randomUUID(), checked, types, box, clock.instant());
        em.persist(endpoint);
        return endpoint.id();
    }

    /** The endpoint's secret, to be given to its receiver; empty if it was sealed with another key. */
    public Optional<String> secret(Actor actor, UUID id) {
        return endpoint(actor, id).secret(box).map(WebhookSecret::serialised);
    }

    /**
     * Gives it a new secret.
     *
     * @throws Conflict {@code secret-is-new} while messages are still signed with the secret before, too
     */
    public void renewSecret(Actor actor, UUID id) {
        endpoint(actor, id).renewSecret(box, clock.instant());
        due.fire(new DeliveriesDue());
    }

    public void disable(Actor actor, UUID id) {
        endpoint(actor, id).disable(Disabled.COORDINATOR, clock.instant());
    }

    /** Sends to it again, first what has waited; what happened meanwhile is not told. */
    public void enable(Actor actor, UUID id) {
        endpoint(actor, id).enable();
        due.fire(new DeliveriesDue());
    }

    /** Removes it with everything that was sent there. */
    public void remove(Actor actor, UUID id) {
        em.remove(endpoint(actor, id));
    }

    /** Sends it a message that says nothing. */
    public void sendTest(Actor actor, UUID id) {
        var endpoint = endpoint(actor, id);
        var now = clock.instant();
        outbox.put(WebhookMessage.test(new WebhookBody(WebhookMessage.TEST, now).text(), now), List.of(endpoint.id()));
    }

    /** Sends everything again that it has not taken. */
    public void sendAllAgain(Actor actor, UUID id) {
        var endpoint = endpoint(actor, id);
        // The sender may be about to hurry them, and would lock them in another order.
        em.lock(endpoint, LockModeType.PESSIMISTIC_WRITE);
        again("d.endpointId = :id and d.failure is not null", endpoint.id());
    }

    /** Sends one message again, whether it was taken or not. */
    public void sendAgain(Actor actor, UUID deliveryId) {
        actor.require(Role.COORDINATOR);
        again("d.id = :id", deliveryId);
    }

    /**
     * It begins anew, as if it had just been written; but what is being sent at this moment goes on. In one statement: there may
     * be many, and the sender waits for whatever is locked here.
     */
    private void again(String which, UUID id) {
        // EclipseLink would raise the version unasked, Hibernate would not.
        em.createQuery(
                        "update WebhookDelivery d set d.state = :pending, d.attempts = 0, d.askedAt = :now, d.dueAt = :now,"
                                + " d.claimedUntil = null, d.version = d.version + 1 where " + which
                                + " and (d.claimedUntil is null or d.claimedUntil <= :now)")
                .setParameter("pending", WebhookDelivery.State.PENDING)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
        due.fire(new DeliveriesDue());
    }

    private WebhookEndpoint endpoint(Actor actor, UUID id) {
        actor.require(Role.COORDINATOR);
        return Optional.ofNullable(em.find(WebhookEndpoint.class, id)).orElseThrow(NotFound::new);
    }
}
