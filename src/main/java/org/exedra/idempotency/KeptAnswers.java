package org.exedra.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.exedra.platform.DomainException;

/** The kept answers, and the one transaction in which something is created and its answer kept. */
@ApplicationScoped
@Transactional
public class KeptAnswers {

    /** At least; until the next look for older ones, which is hourly. */
    static final Duration KEPT_FOR = Duration.ofHours(24);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /** The key was used before, for something else. */
    public static class KeyReused extends DomainException {
        private static final long serialVersionUID = 1L;

        KeyReused() {
            super(
                    "idempotency-key-reused",
                    "This Idempotency-Key was used for another request; use a new one for a new request.",
                    Map.of());
        }
    }

    /**
     * What was answered to this key.
     *
     * @throws KeyReused if that was another request
     */
    Optional<Creation> find(UUID callerId, String key, String requestHash) {
        return Optional.ofNullable(em.find(KeptAnswer.class, new KeptAnswer.Key(callerId, key)))
                .map(kept -> {
                    if (!kept.answers(requestHash)) {
                        throw new KeyReused();
                    }
                    return kept.creation();
                });
    }

    /**
     * Creates, and keeps the answer; what goes wrong undoes both. The key is written first: of several who bring the same one
     * at the same time the others wait here, and fail at the schema when the first is done.
     */
    Creation create(UUID callerId, String key, String requestHash, Supplier<Creation> creating) {
        var kept = new KeptAnswer(new KeptAnswer.Key(callerId, key), requestHash, clock.instant());
        em.persist(kept);
        em.flush();
        var creation = creating.get();
        kept.keep(creation);
        return creation;
    }

    void forgetOld() {
        em.createQuery("delete from KeptAnswer k where k.keptAt < :limit")
                .setParameter("limit", clock.instant().minus(KEPT_FOR))
                .executeUpdate();
    }
}
