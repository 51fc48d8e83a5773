package org.exedra.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.exedra.platform.Rounds;

/**
 * Has the kept answers forgotten hourly, while the application runs: they have names and addresses in them, which must not stay
 * until somebody creates something again.
 */
@ApplicationScoped
public class Forgetting {

    private static final Duration AT_FIRST = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private Rounds rounds;

    @Inject
    private KeptAnswers answers;

    public void start() {
        rounds.every("Forgetting old answers", AT_FIRST, EVERY, answers::forgetOld);
    }
}
