package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.exedra.account.Account;
import org.exedra.platform.Settings;

/**
 * The sign-ins. A token is 256 random bits; the database knows its SHA-256 only. What was looked up is believed for a few
 * seconds, so that a page with its parts costs one statement; a sign-out on another node is felt after that time.
 */
@ApplicationScoped
@Transactional
public class SignIns {

    private static final int TOKEN_BYTES = 32;
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final int MOST_BELIEVED = 10_000;

    private final Map<String, Belief> beliefs = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private record Belief(SignedIn who, Instant until) {}

    /** Signs the account in and returns the token for the browser. */
    public String open(UUID accountId) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        em.createQuery("delete from SignIn s where s.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
        em.persist(new SignIn(hash(token), accountId, now, now.plus(settings.signInLifetime())));
        return token;
    }

    /** Who is signed in with this token; empty when it is unknown, over, or signed out. */
    public Optional<SignedIn> find(String token) {
        var now = clock.instant();
        String hash = hash(token);
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

    /** Signs out; an unknown token changes nothing. */
    public void close(String token) {
        String hash = hash(token);
        beliefs.remove(hash);
        em.createQuery("delete from SignIn s where s.tokenHash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
