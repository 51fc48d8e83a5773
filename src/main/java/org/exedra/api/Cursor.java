package org.exedra.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.Page;

/** Writes a place in a list as an opaque word, and reads it back. */
final class Cursor {

    private Cursor() {}

    static String write(Page.After place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.text().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Invalid if it is none of ours */
    static Optional<Page.After> read(String cursor) {
        return cursor == null ? Optional.empty() : Optional.of(place(cursor));
    }

    private static Page.After place(String cursor) {
        Optional<Page.After> place = Optional.empty();
        try {
            place = Page.After.parse(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // told below
        }
        return place.orElseThrow(
                () -> new Invalid("invalid-cursor", "cursor", "The cursor is not one that a list gave."));
    }
}
