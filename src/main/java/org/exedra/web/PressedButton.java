package org.exedra.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.platform.Expected;
import org.exedra.platform.Ids;

/**
 * The button of a form that was pressed: its name, in kebab case, says what is done, and its value to what: an id, and behind a
 * tilde, where that matters, the version of it that was shown.
 */
public record PressedButton<B extends Enum<B>>(B button, UUID id, Expected expected) {

    private static final String SEPARATOR = "~";

    /** The value of a button for that version. */
    static String value(String id, long version) {
        return id + SEPARATOR + version;
    }

    /** The one among these that a request's parameters name; empty if none is, or its value is no id. */
    public static <B extends Enum<B>> Optional<PressedButton<B>> in(Map<String, String> parameters, B[] buttons) {
        return Stream.of(buttons)
                .filter(button -> parameters.containsKey(name(button)))
                .findFirst()
                .flatMap(button -> pressed(button, parameters.get(name(button))));
    }

    private static <B extends Enum<B>> Optional<PressedButton<B>> pressed(B button, String value) {
        String[] parts = value.split(SEPARATOR, 2);
        var expected = parts.length == 1 ? Expected.ANY : new Expected(Set.of(parts[1]));
        return Ids.parse(parts[0]).map(id -> new PressedButton<>(button, id, expected));
    }

    /** What it is called in a form. */
    static String name(Enum<?> button) {
        return button.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
