package org.exedra.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.platform.Page;

/** The accounts. */
@ApplicationScoped
@Transactional
public class Accounts {

    @PersistenceContext
    private EntityManager em;

    public void add(Account account) {
        em.persist(account);
    }

    public Optional<Account> byId(UUID id) {
        return Optional.ofNullable(em.find(Account.class, id));
    }

    public Optional<Account> byEmail(String email) {
        if (email.indexOf('\0') >= 0) {
            // Nobody's, but PostgreSQL would not even look.
            return Optional.empty();
        }
        return em.createQuery("select a from Account a left join fetch a.roles where a.email = :email", Account.class)
                .setParameter("email", Account.normalised(email))
                .getResultStream()
                .findFirst();
    }

    public Optional<Account> byExternalId(String externalId) {
        return em.createQuery("select a from Account a where a.externalId = :externalId", Account.class)
                .setParameter("externalId", Account.normalisedId(externalId))
                .getResultStream()
                .findFirst();
    }

    /** Those who pass the filter, in the order in which they were added. */
    Page<PersonSummary> matching(PersonFilter filter, Optional<Page.After> after, int size) {
        var where = new ArrayList<>(List.of("1 = 1"));
        var parameters = new HashMap<String, Object>();
        filter.externalId().map(Account::normalisedId).ifPresent(externalId -> {
            where.add("a.externalId = :externalId");
            parameters.put("externalId", externalId);
        });
        filter.email().ifPresent(email -> {
            where.add("a.email = :email");
            parameters.put("email", Account.normalised(email));
        });
        filter.role().ifPresent(role -> {
            where.add(":role member of a.roles");
            parameters.put("role", role);
        });
        after.ifPresent(place -> where.add(Page.After.newer("a.createdAt", "a.id")));
        var query = em.createQuery(
                        "select a.id from Account a where " + String.join(" and ", where)
                                + " order by a.createdAt, a.id",
                        UUID.class)
                .setMaxResults(size + 1);
        parameters.forEach(query::setParameter);
        after.ifPresent(place -> place.tell(query));
        return Page.of(withRoles(query.getResultList()), size, PersonSummary::place);
    }

    /** In a statement of its own: a page of rows joined with their roles would not be a page of people. */
    private List<PersonSummary> withRoles(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select distinct a from Account a left join fetch a.roles where a.id in :ids", Account.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(PersonSummary::of)
                .sorted(Comparator.comparing(person -> ids.indexOf(person.id())))
                .toList();
    }

    /** Says now, rather than at the end of the transaction, whether the database agrees. */
    void flush() {
        em.flush();
    }

    /** Everyone with the role, by name. */
    public List<Person> withRole(Role role) {
        return em.createQuery(
                        "select new org.exedra.account.Person(a.id, a.name, a.externalId) from Account a join a.roles r"
                                + " where r = :role order by a.name, a.id",
                        Person.class)
                .setParameter("role", role)
                .getResultList();
    }

    /**
     * Locks these accounts until the transaction ends, so that whoever else wants one of them waits. Always in the order of
     * their ids: two transactions that want the same two cannot wait for each other.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID... ids) {
        Stream.of(ids).sorted().forEach(id -> em.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
