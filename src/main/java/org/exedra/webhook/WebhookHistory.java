package org.exedra.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.Page;

/** What was sent, what waits, and what has failed, for coordinators to look at. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class WebhookHistory {

    private static final String SUMMARY =
            "select new org.exedra.webhook.DeliverySummary(d.id, d.createdAt, m.id, m.type,"
                    + " d.orderedBy, w.url, d.state, d.attempts, d.attemptedAt, d.answerStatus, d.failure, d.dueAt)"
                    + " from WebhookDelivery d join d.message m, WebhookEndpoint w where w.id = d.endpointId";
    private static final String FAILING = " and d.failure is not null";
    private static final String BEHIND = " and " + Page.After.older("d.createdAt", "d.id");
    private static final String NEWEST_FIRST = " order by d.createdAt desc, d.id desc";

    @PersistenceContext
    private EntityManager em;

    /** The newest first; only those that have failed, if so asked. */
    public Page<DeliverySummary> deliveries(Actor actor, boolean failing, Optional<Page.After> after, int size) {
        actor.require(Role.COORDINATOR);
        String which = (failing ? FAILING : "") + (after.isPresent() ? BEHIND : "");
        TypedQuery<DeliverySummary> query = em.createQuery(SUMMARY + which + NEWEST_FIRST, DeliverySummary.class)
                .setMaxResults(size + 1);
        after.ifPresent(place -> place.tell(query));
        return Page.of(query.getResultList(), size, delivery -> new Page.After(delivery.createdAt(), delivery.id()));
    }
}
