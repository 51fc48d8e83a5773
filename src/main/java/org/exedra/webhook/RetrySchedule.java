package org.exedra.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that was not taken is sent again: the schedule that Standard Webhooks 1.0.0 recommends ("Deliverability and
 * reliability"), ten attempts over three days, each wait made longer by up to a tenth so that not all come back at once.
 */
final class RetrySchedule {

    /** Nothing is sent again for longer, even if it had few attempts because others had to go before it. */
    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** But whatever had to wait for others so long has this many at least, for its receiver may only have stumbled. */
    private static final int LEAST_ATTEMPTS = 5;

    private static final Duration LONGEST = WAITS.get(WAITS.size() - 1);

    /** And these in minutes: many more of its booking may wait behind it, and are removed some day. */
    private static final Duration LONGEST_WHEN_LATE = Duration.ofMinutes(5);

    private static final double JITTER = 0.1;

    private RetrySchedule() {}

    /**
     * When to try again.
     *
     * @param attempts how many have failed
     * @param askedAt when it was to be sent
     * @param retryAfter how long the receiver wants to be left alone; held to be at most a day, and five minutes once it is late
     * @return empty if it is given up
     */
    static Optional<Instant> next(
            int attempts, Instant askedAt, Instant now, Optional<Duration> retryAfter, RandomGenerator random) {
        boolean late = !now.isBefore(askedAt.plus(GIVE_UP_AFTER));
        if (attempts > WAITS.size() || late && attempts >= LEAST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(attempts - 1);
        Duration wanted = retryAfter.filter(wait -> wait.compareTo(planned) > 0).orElse(planned);
        Duration longest = late ? LONGEST_WHEN_LATE : LONGEST;
        Duration wait = wanted.compareTo(longest) > 0 ? longest : wanted;
        return Optional.of(now.plus(wait).plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble())));
    }
}
