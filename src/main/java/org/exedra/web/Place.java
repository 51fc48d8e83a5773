package org.exedra.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.exedra.booking.Page;

/** A place in a list of bookings, as an address carries it: {@code 2026-11-04T13:00:00Z~0f8f...}. */
public final class Place {

    private static final String SEPARATOR = "~";

    /** Databases know fewer years than {@link Instant}. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Place() {}

    public static String text(Page.After place) {
        return place.startsAt() + SEPARATOR + place.id();
    }

    /** The place that a text names; empty, which is the list's beginning, for anything else. */
    public static Optional<Page.After> parse(String text) {
        String[] parts = text == null ? new String[0] : text.split(SEPARATOR, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Page.After(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    .filter(place -> place.startsAt().isAfter(EARLIEST))
                    .filter(place -> place.startsAt().isBefore(LATEST));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
