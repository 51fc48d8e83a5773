package org.exedra.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.exedra.attendance.AttendanceEntry.Source;

/**
 * One person's stays in one call out of their entries, in whatever order these were written. Each connection's time runs from
 * its join to its leaving; times that overlap (several tabs) or nearly touch become one stay.
 *
 * <p>Two may tell of the same stay: our socket, and the service that carries the media. It begins at the earlier join. It ends
 * by who knows it best: by the socket where somebody left in so many words; where the socket merely fell silent, by the
 * service, for a call can go on without our server. That somebody's server was gone for long is only a guess at when they left:
 * it gives way to what their socket says.
 */
final class Stays {

    private final List<Span> sockets;
    private final List<Span> services;

    private Stays(Collection<AttendanceEntry> entries, Optional<Instant> overSince) {
        sockets = merged(spans(entries.stream()
                .filter(entry -> entry.source() != Source.WEBHOOK)
                .toList()));
        services = merged(spans(entries.stream()
                        .filter(entry -> entry.source() == Source.WEBHOOK)
                        .toList())
                .stream()
                .map(span -> closed(span, overSince))
                .toList());
    }

    /** @param overSince the end of the session's time if that is past: nobody stays longer only because no service told */
    static List<Stay> derive(Collection<AttendanceEntry> entries, Optional<Instant> overSince) {
        return new Stays(entries, overSince).derive();
    }

    private List<Stay> derive() {
        var all = new ArrayList<>(sockets);
        all.addAll(services);
        return grouped(all).stream()
                .map(group -> new Stay(group.get(0).from(), end(group)))
                .toList();
    }

    private Instant end(List<Span> group) {
        var socket = latest(group, sockets);
        var service = latest(group, services);
        if (socket.isEmpty() || service.isEmpty()) {
            return socket.or(() -> service).orElseThrow().to();
        }
        return socket.get().to() == null ? null : better(socket.get(), service.get());
    }

    private static Instant better(Span socket, Span service) {
        boolean cameBack = !service.from().isBefore(socket.to());
        boolean knowsLess =
                service.to() != null && service.to().isBefore(socket.to().minus(Stay.SHORTEST_GAP));
        return !cameBack && (socket.said() || knowsLess) ? socket.to() : service.to();
    }

    private static Optional<Span> latest(List<Span> group, List<Span> ofKind) {
        return group.stream().filter(ofKind::contains).max(Span.BY_END);
    }

    /** A service's time that it has not ended is ended by what the socket and the clock say. */
    private Span closed(Span span, Optional<Instant> overSince) {
        if (span.to() != null) {
            return span;
        }
        var socket = sockets.stream()
                .filter(beside -> beside.touches(span.until(span.from())))
                .max(Span.BY_END);
        if (socket.isPresent() && socket.get().to() != null && (socket.get().said() || overSince.isPresent())) {
            return span.until(later(span.from(), socket.get().to()));
        }
        return socket.isPresent() || overSince.isEmpty() ? span : span.until(later(span.from(), overSince.get()));
    }

    private static List<Span> spans(Collection<AttendanceEntry> entries) {
        Map<UUID, AttendanceEntry> joins = new HashMap<>();
        Map<UUID, AttendanceEntry> leaves = new HashMap<>();
        var ends = new ArrayList<AttendanceEntry>();
        BinaryOperator<AttendanceEntry> earlier = BinaryOperator.minBy(Comparator.comparing(AttendanceEntry::eventAt));
        BinaryOperator<AttendanceEntry> surer = BinaryOperator.minBy(
                Comparator.<AttendanceEntry, Boolean>comparing(leave -> leave.source() == Source.RECOVERY)
                        .thenComparing(AttendanceEntry::eventAt));
        for (AttendanceEntry entry : entries) {
            switch (entry.kind()) {
                case JOINED -> joins.merge(entry.connectionId(), entry, earlier);
                case LEFT -> leaves.merge(entry.connectionId(), entry, surer);
                case CALL_ENDED -> ends.add(entry);
            }
        }
        return joins.values().stream()
                .map(join -> {
                    var leave = Optional.ofNullable(leaves.get(join.connectionId()));
                    return leave.or(() -> emptied(join, ends))
                            .map(entry -> new Span(join.eventAt(), entry.eventAt(), entry.isSaid()))
                            .orElseGet(() -> new Span(join.eventAt(), null, false));
                })
                .toList();
    }

    /** When a service said that nobody was in the call any more. A tutor's end of the call says nothing of who was there. */
    private static Optional<AttendanceEntry> emptied(AttendanceEntry join, List<AttendanceEntry> ends) {
        return ends.stream()
                .filter(end -> end.source() == Source.WEBHOOK && !end.eventAt().isBefore(join.eventAt()))
                .min(Comparator.comparing(AttendanceEntry::eventAt));
    }

    private static List<Span> merged(List<Span> spans) {
        return grouped(spans).stream()
                .map(group -> {
                    var last = group.stream().max(Span.BY_END).orElseThrow();
                    return new Span(group.get(0).from(), last.to(), last.said());
                })
                .toList();
    }

    /** In the order of time, those together that overlap or nearly touch. */
    private static List<List<Span>> grouped(List<Span> spans) {
        var groups = new ArrayList<List<Span>>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var group = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (group == null || group.stream().noneMatch(earlier -> earlier.touches(span))) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(span);
        }
        return groups;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * From when to when.
     *
     * @param to null as long as it goes on
     * @param said whether the end is certain
     */
    private record Span(Instant from, Instant to, boolean said) {

        private static final Comparator<Span> BY_END =
                Comparator.comparing(Span::to, Comparator.nullsLast(Comparator.naturalOrder()));

        private boolean touches(Span other) {
            return other.from().isBefore(reach()) && from().isBefore(other.reach());
        }

        private Instant reach() {
            return to == null ? Instant.MAX : to.plus(Stay.SHORTEST_GAP);
        }

        private Span until(Instant end) {
            return new Span(from, end, said);
        }
    }
}
