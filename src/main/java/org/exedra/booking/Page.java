package org.exedra.booking;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A slice of a list of bookings in the order of their start, and where the next one begins. */
public record Page(List<BookingSummary> bookings, Optional<After> next) {

    /** A place in such a list: behind the booking that starts then and has that id. */
    public record After(Instant startsAt, UUID id) {

        private static final String SEPARATOR = "~";

        /** Databases know fewer years than {@link Instant}. */
        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

        /** The place as an address carries it: {@code 2026-11-04T13:00:00Z~0f8f...}. */
        public String text() {
            return startsAt + SEPARATOR + id;
        }

        /** The place that a text names; empty if it names none. */
        public static Optional<After> parse(String text) {
            String[] parts = text == null ? new String[0] : text.split(SEPARATOR, -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            try {
                return Optional.of(new After(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                        .filter(place -> place.startsAt().isAfter(EARLIEST))
                        .filter(place -> place.startsAt().isBefore(LATEST));
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Makes a page of {@code size} out of what was found when one more than that was asked for. */
    static Page of(List<BookingSummary> found, int size) {
        if (found.size() <= size) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        var last = found.get(size - 1);
        return new Page(List.copyOf(found.subList(0, size)), Optional.of(new After(last.startsAt(), last.id())));
    }
}
