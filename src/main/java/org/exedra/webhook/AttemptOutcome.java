package org.exedra.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of an attempt.
 *
 * @param status what the endpoint answered, if it did
 * @param failure empty if it has taken the message
 * @param retryAfter how long it wants to be left alone
 */
record AttemptOutcome(Optional<Integer> status, Optional<AttemptFailure> failure, Optional<Duration> retryAfter) {

    private static final int GONE = 410;

    static AttemptOutcome answered(int status, Optional<Duration> retryAfter) {
        boolean taken = status >= 200 && status < 300;
        return new AttemptOutcome(
                Optional.of(status), taken ? Optional.empty() : Optional.of(AttemptFailure.ANSWER), retryAfter);
    }

    static AttemptOutcome failed(AttemptFailure failure) {
        return new AttemptOutcome(Optional.empty(), Optional.of(failure), Optional.empty());
    }

    boolean isTaken() {
        return failure.isEmpty();
    }

    /** It wants nothing more, ever. */
    boolean isGone() {
        return status.equals(Optional.of(GONE));
    }
}
