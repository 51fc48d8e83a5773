package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.exedra.account.Accounts;
import org.exedra.video.CallTicket;

/** Remembers which call tickets were used, on every node and over restarts, for as long as they would be good. */
@ApplicationScoped
public class UsedCallTickets {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    /** Uses the ticket; false if it was used before. */
    @Transactional
    public boolean use(CallTicket ticket) {
        accounts.lock(ticket.participantId());
        em.createQuery("delete from UsedCallTicket t where t.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (em.find(UsedCallTicket.class, ticket.id()) != null) {
            return false;
        }
        em.persist(new UsedCallTicket(ticket.id(), ticket.expiresAt()));
        return true;
    }
}
