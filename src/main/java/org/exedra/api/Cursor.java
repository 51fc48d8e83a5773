package org.exedra.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.exedra.booking.Page;
import org.exedra.platform.DomainException.Invalid;

/** Writes a place in a list as an opaque word, and reads it back. */
final class Cursor {

    private Cursor() {}

    static String write(Page.After place) {
        String text = place.startsAt() + " " + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Invalid if it is none of ours */
    static Optional<Page.After> read(String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            return Optional.of(new Page.After(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException e) {
            throw new Invalid("invalid-cursor", "cursor", "The cursor is not one that a list gave.");
        }
    }
}
