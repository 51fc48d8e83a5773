package org.exedra.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exedra.platform.DomainException.Invalid;

/**
 * Reads the parameters of a query. A wrong one is told by name, which JAX-RS by itself would answer with "not found". So is one
 * without a value: whoever asks with a variable that was never set must not get everybody.
 */
final class Parameters {

    /** Databases know fewer years than {@link Instant}. */
    private static final int EARLIEST_YEAR = 1;

    private static final int LATEST_YEAR = 9998;

    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private Parameters() {}

    /** How many items a page may have. */
    static int limit(String value) {
        return read("limit", value, "a number from 1 to " + LARGEST_LIMIT, text -> {
                    int limit = Integer.parseInt(text);
                    if (limit < 1 || limit > LARGEST_LIMIT) {
                        throw new IllegalArgumentException(text);
                    }
                    return limit;
                })
                .orElse(USUAL_LIMIT);
    }

    /** Control characters are in no text of ours, and not every database takes them. */
    static Optional<String> text(String name, String value) {
        return read(name, value, "text that is not blank, without control characters", text -> {
            if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    static Optional<UUID> id(String name, String value) {
        return read(name, value, "an id", UUID::fromString);
    }

    /** ISO 8601 with an offset. A plus sign that was not escaped has become a space on its way here. */
    static Optional<Instant> time(String name, String value) {
        return read(name, value, "a time such as 2026-11-04T13:00:00+01:00", text -> {
            var time = OffsetDateTime.parse(text.replace(' ', '+'));
            if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
                throw new IllegalArgumentException(text);
            }
            return time.toInstant();
        });
    }

    static <E extends Enum<E>> Optional<E> word(String name, String value, Class<E> words) {
        String all = Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return read(name, value, "one of " + all, text -> Enum.valueOf(words, text));
    }

    private static <T> Optional<T> read(String name, String value, String kind, Function<String, T> reader) {
        try {
            return Optional.ofNullable(value).map(reader);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Invalid("invalid-parameter", name, "The parameter " + name + " must be " + kind + ".");
        }
    }
}
