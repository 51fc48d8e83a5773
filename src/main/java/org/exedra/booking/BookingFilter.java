package org.exedra.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a coordinator looks for; an empty part does not narrow.
 *
 * @param participant the account of one of the two
 * @param person part of a participant's name or e-mail address, in any case
 * @param from the earliest start, included
 * @param until the latest start, excluded
 */
public record BookingFilter(
        Optional<UUID> participant,
        Optional<String> person,
        Optional<BookingStatus> status,
        Optional<Instant> from,
        Optional<Instant> until) {

    public static final BookingFilter NONE =
            new BookingFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same, of one participant only. */
    BookingFilter of(UUID accountId) {
        return new BookingFilter(Optional.of(accountId), person, status, from, until);
    }
}
