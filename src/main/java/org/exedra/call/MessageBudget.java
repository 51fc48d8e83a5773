package org.exedra.call;

import java.time.Duration;
import java.time.Instant;

/** How many messages one socket may send: 200 at once, and 50 more each second. */
class MessageBudget {

    private static final double MOST = 200;
    private static final double PER_SECOND = 50;

    private double left = MOST;
    private Instant at;

    MessageBudget(Instant now) {
        this.at = now;
    }

    synchronized boolean spend(Instant now) {
        double seconds = Duration.between(at, now).toNanos() / 1e9;
        left = Math.min(MOST, left + seconds * PER_SECOND);
        at = now;
        left -= 1;
        return left >= 0;
    }
}
