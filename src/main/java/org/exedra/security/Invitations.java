package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.account.AccountService;
import org.exedra.account.Accounts;
import org.exedra.account.Actor;
import org.exedra.account.CoordinatorAppointed;
import org.exedra.account.Role;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.SecretToken;

/**
 * Lets people choose a password by a link that the university hands to them. The account is locked before it is looked at: of
 * two links made at the same time one is good, and none is made while its person chooses a password.
 */
@ApplicationScoped
@Transactional
public class Invitations {

    /** NIST SP 800-63B, 5.1.1.2 asks for 8 at least; more is better than rules about their kinds. */
    public static final int SHORTEST_PASSWORD = 12;

    public static final int LONGEST_PASSWORD = 128;

    private static final Duration GOOD_FOR = Duration.ofDays(7);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountService people;

    @Inject
    private Passwords passwords;

    @Inject
    private SignIns signIns;

    @Inject
    private Clock clock;

    /** What the link carries, and until when it is good. */
    public record Invited(String code, String locale, Instant expiresAt) {

        /** Where the link leads on this server. */
        public String path() {
            return "/" + locale + "/invitation?code=" + code;
        }

        @Override
        public String toString() {
            return "Invited[" + expiresAt + "]";
        }
    }

    /**
     * Makes a link for a person; one made before is good no more.
     *
     * @throws Forbidden for a machine client if they are a coordinator
     * @throws Conflict {@code has-password} if they can sign in already: whoever may call this could take their account
     */
    public Invited invite(Actor actor, UUID accountId) {
        actor.require(Role.COORDINATOR);
        accounts.lock(accountId);
        var account = accounts.byId(accountId).orElseThrow(NotFound::new);
        // Whoever has the link can become that person.
        people.requireMayChange(actor, account);
        if (account.passwordHash().isPresent()) {
            throw new Conflict("has-password", "This person has a password already.");
        }
        return linkOf(account);
    }

    /**
     * As {@link #invite}, for whom the server's administrator appoints, and who is asked by nobody: empty if they can sign in
     * already.
     */
    public Optional<Invited> inviteAppointed(UUID accountId) {
        accounts.lock(accountId);
        return accounts.byId(accountId)
                .filter(account -> account.passwordHash().isEmpty())
                .map(this::linkOf);
    }

    private Invited linkOf(Account account) {
        String code = SecretToken.create();
        var expiresAt = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS);
        var invitation = Optional.ofNullable(em.find(Invitation.class, account.id()))
                .orElseGet(() -> new Invitation(account.id()));
        invitation.renew(SecretToken.hash(code), expiresAt);
        em.persist(invitation);
        return new Invited(code, account.locale(), expiresAt);
    }

    /** The e-mail address of the person whose link this is; empty if it is none, or good no more. */
    public Optional<String> emailOf(String code) {
        return find(code)
                .flatMap(invitation -> accounts.byId(invitation.accountId()))
                .map(Account::email);
    }

    /**
     * Gives the person of the link a password, and ends the link.
     *
     * @throws NotFound if the link is none, or good no more
     * @throws Invalid {@code invalid-password} if it is too short or too long
     */
    public void choosePassword(String code, String password) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw new Invalid(
                    "invalid-password",
                    "password",
                    "A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters.");
        }
        UUID accountId = accountOf(code).orElseThrow(NotFound::new);
        String hash = passwords.hash(password);
        accounts.lock(accountId);
        // Meanwhile it may have been used, or there may be a newer one.
        var invitation = find(code).orElseThrow(NotFound::new);
        accounts.byId(accountId).orElseThrow(NotFound::new).choosePassword(hash);
        signIns.closeAll(accountId);
        em.remove(invitation);
    }

    /** Whoever has a link from the time before, a machine perhaps, must not become a coordinator by it. */
    void appointed(@Observes CoordinatorAppointed event) {
        em.createQuery("delete from Invitation i where i.accountId = :account")
                .setParameter("account", event.accountId())
                .executeUpdate();
    }

    /** Only its id: an invitation that was read already would not be read again. */
    private Optional<UUID> accountOf(String code) {
        return good("i.accountId", UUID.class, code);
    }

    private Optional<Invitation> find(String code) {
        return good("i", Invitation.class, code);
    }

    private <T> Optional<T> good(String what, Class<T> kind, String code) {
        return em.createQuery(
                        "select " + what + " from Invitation i where i.codeHash = :hash and i.expiresAt > :now", kind)
                .setParameter("hash", SecretToken.hash(code == null ? "" : code))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }
}
