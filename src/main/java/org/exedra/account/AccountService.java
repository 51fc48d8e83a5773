package org.exedra.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exedra.platform.DomainException.Conflict;
import org.exedra.platform.DomainException.Forbidden;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Expected;
import org.exedra.platform.IntegrityViolation;
import org.exedra.platform.Languages;
import org.exedra.platform.Page;

/** What coordinators, and machines in their place, do with people; one transaction each. */
@ApplicationScoped
@Transactional
public class AccountService {

    @Inject
    private Accounts accounts;

    @Inject
    private Event<CoordinatorAppointed> appointed;

    @Inject
    private Clock clock;

    /**
     * Adds a person. Only a person who is a coordinator makes another one: a machine's secret must not be worth that much.
     *
     * @throws Conflict {@code person-exists} if somebody has that e-mail address or external id
     */
    public PersonSummary register(Actor actor, Profile profile) {
        actor.require(Role.COORDINATOR);
        requireMayCoordinate(actor, profile);
        return added(profile);
    }

    private PersonSummary added(Profile profile) {
        requireFree(profile, Optional.empty());
        var account = new Account(UUID.randomUUID(), profile, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return flushed(() -> accounts.add(account), account);
    }

    /**
     * Makes the person with this e-mail address a coordinator, and adds them if they are not there. This is for whoever runs
     * the server, whom nobody has appointed; time zone and language of somebody new are the server's and English.
     *
     * @throws Conflict {@code person-exists} if another node adds them at this moment
     */
    public PersonSummary appoint(String email) {
        var known = accounts.byEmail(email);
        if (known.isEmpty()) {
            String name = email.substring(0, email.indexOf('@'));
            return added(new Profile(
                    null, email, name, ZoneId.systemDefault(), Languages.DEFAULT, Set.of(Role.COORDINATOR)));
        }
        var account = known.get();
        boolean wasCoordinator = account.is(Role.COORDINATOR);
        account.appoint(Role.COORDINATOR);
        accounts.flush();
        tellIfAppointed(account, wasCoordinator);
        return PersonSummary.of(account);
    }

    private void tellIfAppointed(Account account, boolean wasCoordinator) {
        if (account.is(Role.COORDINATOR) && !wasCoordinator) {
            appointed.fire(new CoordinatorAppointed(account.id()));
        }
    }

    /** Whether there is anybody who may do what coordinators do. */
    public boolean hasCoordinator() {
        return !accounts.withRole(Role.COORDINATOR).isEmpty();
    }

    /**
     * Changes what is known of a person.
     *
     * @throws Conflict {@code person-exists} if somebody else has that e-mail address or external id
     */
    public PersonSummary change(Actor actor, UUID id, Profile profile, Expected expected) {
        actor.require(Role.COORDINATOR);
        var account = accounts.byId(id).orElseThrow(NotFound::new);
        requireMayChange(actor, account);
        requireMayCoordinate(actor, profile);
        expected.require(account.version());
        requireFree(profile, Optional.of(id));
        boolean wasCoordinator = account.is(Role.COORDINATOR);
        var changed = flushed(() -> account.change(profile), account);
        tellIfAppointed(account, wasCoordinator);
        return changed;
    }

    /** @throws NotFound if there is nobody of that id */
    public PersonSummary look(Actor actor, UUID id) {
        actor.require(Role.COORDINATOR);
        return accounts.byId(id).map(PersonSummary::of).orElseThrow(NotFound::new);
    }

    /** Those who pass the filter, in the order in which they were added. */
    public Page<PersonSummary> matching(Actor actor, PersonFilter filter, Optional<Page.After> after, int size) {
        actor.require(Role.COORDINATOR);
        return accounts.matching(filter, after, size);
    }

    /** @throws Forbidden for a machine client, if the account is a coordinator's */
    public void requireMayChange(Actor actor, Account account) {
        if (account.is(Role.COORDINATOR)) {
            requirePerson(actor);
        }
    }

    private void requireMayCoordinate(Actor actor, Profile profile) {
        if (profile.roles().contains(Role.COORDINATOR)) {
            requirePerson(actor);
        }
    }

    private void requirePerson(Actor actor) {
        if (accounts.byId(actor.id()).isEmpty()) {
            throw new Forbidden("Only a person who is a coordinator may make or change coordinators.");
        }
    }

    private void requireFree(Profile profile, Optional<UUID> holder) {
        requireHolder(accounts.byEmail(profile.email()), holder, "email");
        if (profile.externalId() != null) {
            requireHolder(accounts.byExternalId(profile.externalId()), holder, "externalId");
        }
    }

    private static void requireHolder(Optional<Account> found, Optional<UUID> holder, String field) {
        if (found.isPresent() && !found.map(Account::id).equals(holder)) {
            throw exists(field);
        }
    }

    private static Conflict exists(String field) {
        return new Conflict(
                "person-exists", "There is somebody with that " + field + " already.", Map.of("field", field));
    }

    /** The schema has the last word, should two add the same person at once. */
    private PersonSummary flushed(Runnable change, Account account) {
        try {
            change.run();
            accounts.flush();
            return PersonSummary.of(account);
        } catch (PersistenceException e) {
            if (IntegrityViolation.caused(e)) {
                throw exists("email or externalId");
            }
            throw e;
        }
    }
}
