package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exedra.account.Account;
import org.exedra.platform.SecretToken;
import org.exedra.platform.Settings;

/**
 * The sign-ins. A token is 256 random bits; the database knows its SHA-256 only. What was looked up is believed for a few
 * seconds, so that a page with its parts costs one statement; a sign-out on another node is felt after that time.
 */
@ApplicationScoped
@Transactional
public class SignIns {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST_BELIEVED = 10_000;

    private final Map<String, Belief> beliefs = new ConcurrentHashMap<>();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private record Belief(SignedIn who, Instant until) {}

    /** Signs the account in and returns the token for the browser. */
    public String open(UUID accountId) {
        String token = SecretToken.create();
        var now = clock.instant();
        em.createQuery("delete from SignIn s where s.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
        em.persist(new SignIn(SecretToken.hash(token), accountId, now, now.plus(settings.signInLifetime())));
        return token;
    }

    /** Who is signed in with this token; empty when it is unknown, over, or signed out. No transaction for what is believed. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<SignedIn> find(String token) {
        var now = clock.instant();
        String hash = SecretToken.hash(token);
        var belief = beliefs.get(hash);
        if (belief != null && now.isBefore(belief.until())) {
            return Optional.of(belief.who());
        }
        beliefs.remove(hash);
        var found = em.createQuery(
                        "select a from Account a left join fetch a.roles where a.id ="
                                + " (select s.accountId from SignIn s where s.tokenHash = :hash and s.expiresAt > :now)",
                        Account.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultStream()
                .findFirst()
                .map(SignedIn::of);
        found.ifPresent(who -> believe(hash, who, now));
        return found;
    }

    private void believe(String hash, SignedIn who, Instant now) {
        if (beliefs.size() >= MOST_BELIEVED) {
            beliefs.clear();
        }
        beliefs.put(hash, new Belief(who, now.plus(BELIEVED)));
    }

    /** Signs somebody out of every browser; on other nodes it is felt a few seconds later. */
    void closeAll(UUID accountId) {
        beliefs.values().removeIf(belief -> belief.who().id().equals(accountId));
        em.createQuery("delete from SignIn s where s.accountId = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /** Signs out; an unknown token changes nothing. */
    public void close(String token) {
        String hash = SecretToken.hash(token);
        beliefs.remove(hash);
        em.createQuery("delete from SignIn s where s.tokenHash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }
}
