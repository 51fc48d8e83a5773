package org.exedra.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.exedra.idempotency.KeptAnswers.KeyReused;
import org.exedra.platform.IntegrityViolation;

/** Creates something once a caller's key, and answers every repetition alike (draft-ietf-httpapi-idempotency-key-header, 2). */
@ApplicationScoped
public class Idempotency {

    @Inject
    private KeptAnswers answers;

    /**
     * Creates, unless this caller's key has done so.
     *
     * @param requestHash tells one request from another
     * @throws KeyReused if the key has been used for another request
     */
    public Creation once(UUID callerId, String key, String requestHash, Supplier<Creation> creating) {
        var kept = answers.find(callerId, key, requestHash);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            return answers.create(callerId, key, requestHash, creating);
        } catch (RuntimeException e) {
            if (!IntegrityViolation.caused(e)) {
                throw e;
            }
            // Somebody with the same key was quicker, and is done by now.
            return answers.find(callerId, key, requestHash).orElseThrow(() -> e);
        }
    }
}
