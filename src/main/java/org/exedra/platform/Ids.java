package org.exedra.platform;

import java.util.Optional;
import java.util.UUID;

/** Ids as others write them. */
public final class Ids {

    private Ids() {}

    /** The id that a text is; empty if it is none, or there is no text. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
