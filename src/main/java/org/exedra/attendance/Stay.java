package org.exedra.attendance;

import java.time.Duration;
import java.time.Instant;

/**
 * A time somebody was in a call without a break worth the name.
 *
 * @param leftAt null while they are still in
 */
public record Stay(Instant joinedAt, Instant leftAt) {

    /** A shorter absence is none: a reloaded page, a change of network. */
    public static final Duration SHORTEST_GAP = Duration.ofSeconds(10);

    public boolean isOpen() {
        return leftAt == null;
    }

    /** How long it was, or is so far. */
    public Duration length(Instant now) {
        return Duration.between(joinedAt, isOpen() ? now : leftAt);
    }
}
