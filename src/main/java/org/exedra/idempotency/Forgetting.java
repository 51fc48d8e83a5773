package org.exedra.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.exedra.platform.Readiness;
import org.exedra.platform.Rounds;
import org.exedra.platform.Rounds.Round;

/**
 * Has the kept answers forgotten hourly, while the application runs: they have names and addresses in them, which must not stay
 * until somebody creates something again.
 */
@ApplicationScoped
public class Forgetting {

    private static final Logger LOG = System.getLogger(Forgetting.class.getName());
    private static final Duration AT_FIRST = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofHours(1);

    @Inject
    private Rounds rounds;

    @Inject
    private KeptAnswers answers;

    @Inject
    private Readiness readiness;

    private Round round;

    public void start() {
        round = rounds.every(AT_FIRST, EVERY, this::forget);
    }

    private void forget() {
        if (!readiness.isReady()) {
            return;
        }
        try {
            answers.forgetOld();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Old answers could not be forgotten this time.", e);
        }
    }

    public void stop() {
        if (round != null) {
            round.stop();
        }
    }
}
