package org.exedra.attendance;

import java.time.Duration;
import java.time.Instant;

/**
 * How long this node has been able to look at the open stays without a pause. After the database was away, all nodes have to say
 * first who is still there: only one that has looked for long knows that the others could have.
 */
final class SteadyWatch {

    private final Duration longEnough;
    private final Duration longestPause;
    private Instant since = Instant.MAX;
    private Instant last = Instant.MIN;

    SteadyWatch(Duration longEnough) {
        this.longEnough = longEnough;
        this.longestPause = longEnough.dividedBy(2);
    }

    /** Looks; whether it has done so for long enough by now. */
    boolean look(Instant now) {
        if (last.isBefore(now.minus(longestPause))) {
            since = now;
        }
        last = now;
        return !since.isAfter(now.minus(longEnough));
    }
}
