package org.exedra.platform;

import jakarta.persistence.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A slice of a list in the order of an instant and, among equals, of an id; and where the next slice begins. */
public record Page<T>(List<T> items, Optional<After> next) {

    /** A place in such a list: behind the item of that instant and id. */
    public record After(Instant at, UUID id) {

        private static final String SEPARATOR = "~";

        /** Databases know fewer years than {@link Instant}. */
        private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

        /** JPQL for what lies behind such a place in a list that is ordered by these two, the newest first. */
        public static String older(String at, String id) {
            return behind(at, id, "<");
        }

        /** The same for a list that has the oldest first. */
        public static String newer(String at, String id) {
            return behind(at, id, ">");
        }

        /** In this form an index leads to the place; with "or" alone all before it is read. */
        private static String behind(String at, String id, String sign) {
            return String.format("%1$s %3$s= :afterAt and (%1$s %3$s :afterAt or %2$s %3$s :afterId)", at, id, sign);
        }

        /** Tells a query that has such a condition the place. */
        public void tell(Query query) {
            query.setParameter("afterAt", at).setParameter("afterId", id);
        }

        /** The place as an address carries it: {@code 2026-11-04T13:00:00Z~0f8f...}. */
        public String text() {
            return at + SEPARATOR + id;
        }

        /** The place that a text names; empty if it names none. */
        public static Optional<After> parse(String text) {
            String[] parts = text == null ? new String[0] : text.split(SEPARATOR, -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            try {
                return Optional.of(new After(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                        .filter(place -> place.at().isAfter(EARLIEST))
                        .filter(place -> place.at().isBefore(LATEST));
            } catch (DateTimeException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Makes a page of {@code size} out of what was found when one more than that was asked for. */
    public static <T> Page<T> of(List<T> found, int size, Function<T, After> place) {
        if (found.size() <= size) {
            return new Page<>(List.copyOf(found), Optional.empty());
        }
        var items = List.copyOf(found.subList(0, size));
        return new Page<>(items, Optional.of(place.apply(items.get(size - 1))));
    }

    /** The same slice of what its items are turned into. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
