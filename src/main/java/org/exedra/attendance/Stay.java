package org.exedra.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /**
     * One person's stays out of their entries for one booking, in the order of time. Each connection's stay runs from its join
     * to its leaving; those that overlap (several tabs) or nearly touch become one.
     */
    static List<Stay> derive(Collection<AttendanceEntry> entries) {
        var merged = new ArrayList<Stay>();
        for (Stay stay : ofConnections(entries)) {
            if (!merged.isEmpty() && merged.get(merged.size() - 1).isContinuedBy(stay)) {
                merged.set(merged.size() - 1, merged.get(merged.size() - 1).joinedWith(stay));
            } else {
                merged.add(stay);
            }
        }
        return merged;
    }

    private static List<Stay> ofConnections(Collection<AttendanceEntry> entries) {
        Map<UUID, Instant> joins = new HashMap<>();
        Map<UUID, Instant> leaves = new HashMap<>();
        for (AttendanceEntry entry : entries) {
            switch (entry.kind()) {
                case JOINED -> joins.merge(entry.connectionId(), entry.eventAt(), Stay::earlier);
                case LEFT -> leaves.merge(entry.connectionId(), entry.eventAt(), Stay::earlier);
                case CALL_ENDED -> {
                    // says who ended it, not who was there
                }
            }
        }
        return joins.entrySet().stream()
                .map(join -> new Stay(join.getValue(), leaves.get(join.getKey())))
                .sorted(Comparator.comparing(Stay::joinedAt))
                .toList();
    }

    private boolean isContinuedBy(Stay next) {
        return isOpen() || next.joinedAt().isBefore(leftAt.plus(SHORTEST_GAP));
    }

    private Stay joinedWith(Stay next) {
        boolean open = isOpen() || next.isOpen();
        return new Stay(joinedAt, open ? null : later(leftAt, next.leftAt));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
