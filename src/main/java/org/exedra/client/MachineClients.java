package org.exedra.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;

/**
 * The machine clients; only coordinators make and revoke them. That one is good is believed for a few seconds, so that each of
 * its requests need not ask the database; a revocation on another node is felt after that time.
 */
@ApplicationScoped
@Transactional
public class MachineClients {

    public static final int NAME_LENGTH = 80;

    private static final Logger LOG = System.getLogger(MachineClients.class.getName());
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    /** Bounds itself: only clients that exist are believed, and whoever has a token of theirs. */
    private final Map<UUID, Instant> believedUntil = new ConcurrentHashMap<>();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Makes a client, and tells its secret this one time.
     *
     * @param form what the actor's form is known by; the client's id is made of it, so that the same form, sent again, does not
     *     make another client
     */
    public NewClient create(Actor actor, String form, String name, Set<Scope> scopes) {
        actor.require(Role.COORDINATOR);
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > NAME_LENGTH) {
            throw new Invalid("invalid-name", "name", "A name has 1 to " + NAME_LENGTH + " characters.");
        }
        if (scopes.isEmpty()) {
            throw new Invalid("no-scope", "scopes", "A client needs at least one scope.");
        }
        var id = UUID.nameUUIDFromBytes((actor.id() + " " + form).getBytes(StandardCharsets.UTF_8));
        if (em.find(MachineClient.class, id) != null) {
            throw new Conflict("client-made-already", "This client was made already; its secret was told then.");
        }
        String secret = ClientSecret.create();
        em.persist(new MachineClient(id, stripped, ClientSecret.hash(secret), scopes, actor.id(), clock.instant()));
        LOG.log(Level.INFO, "Machine client {0} was made by {1}.", id, actor.id());
        return new NewClient(id, stripped, secret);
    }

    /** Ends a client: it gets no more tokens, and those it has end within seconds. */
    public void revoke(Actor actor, UUID id) {
        actor.require(Role.COORDINATOR);
        var client = Optional.ofNullable(em.find(MachineClient.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(NotFound::new);
        client.revoke(clock.instant());
        believedUntil.remove(id);
        LOG.log(Level.INFO, "Machine client {0} was revoked by {1}.", id, actor.id());
    }

    /** All of them, the good ones first, then the newest. */
    public List<ClientSummary> all(Actor actor) {
        actor.require(Role.COORDINATOR);
        return em
                .createQuery("select distinct c from MachineClient c left join fetch c.scopes", MachineClient.class)
                .getResultList()
                .stream()
                .map(MachineClient::summary)
                .sorted(ClientSummary.GOOD_AND_NEW_FIRST)
                .toList();
    }

    /** The client with this secret; empty if there is none, it is another's, or the client was revoked. */
    public Optional<MachineCaller> authenticate(UUID id, String secret) {
        var found = Optional.ofNullable(em.find(MachineClient.class, id))
                .filter(client -> client.hasSecret(secret) && !client.isRevoked());
        found.ifPresent(this::noteUse);
        return found.map(MachineClient::caller);
    }

    /** Of requests at the same time, one notes it, and the others see that it has. */
    private void noteUse(MachineClient client) {
        var now = clock.instant();
        if (client.isUseToBeNoted(now)) {
            em.refresh(client, LockModeType.PESSIMISTIC_WRITE);
            client.noteUse(now);
        }
    }

    /** Whether the client exists and was not revoked. No transaction for what is believed. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean isGood(UUID id) {
        var now = clock.instant();
        var until = believedUntil.get(id);
        if (until != null && now.isBefore(until)) {
            return true;
        }
        var client = em.find(MachineClient.class, id);
        boolean good = client != null && !client.isRevoked();
        if (good) {
            believedUntil.put(id, now.plus(BELIEVED));
        } else {
            believedUntil.remove(id);
        }
        return good;
    }
}
