package org.exedra.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A slice of a list of bookings in the order of their start, and where the next one begins. */
public record Page(List<BookingSummary> bookings, Optional<After> next) {

    /** A place in such a list: behind the booking that starts then and has that id. */
    public record After(Instant startsAt, UUID id) {}

    /** Makes a page of {@code size} out of what was found when one more than that was asked for. */
    static Page of(List<BookingSummary> found, int size) {
        if (found.size() <= size) {
            return new Page(List.copyOf(found), Optional.empty());
        }
        var last = found.get(size - 1);
        return new Page(List.copyOf(found.subList(0, size)), Optional.of(new After(last.startsAt(), last.id())));
    }
}
