package org.exedra.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
        return em.createQuery("select a from Account a left join fetch a.roles where a.email = :email", Account.class)
                .setParameter("email", Account.normalised(email))
                .getResultStream()
                .findFirst();
    }

    /** Everyone with the role, by name. */
    public List<Person> withRole(Role role) {
        return em.createQuery(
                        "select new org.exedra.account.Person(a.id, a.name) from Account a join a.roles r"
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
