package org.exedra.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.platform.Ids;

/** The button of a form that was pressed: its name, in kebab case, says what is done, and its value to what. */
public record PressedButton<B extends Enum<B>>(B button, UUID id) {

    /** The one among these that a request's parameters name; empty if none is, or its value is no id. */
    public static <B extends Enum<B>> Optional<PressedButton<B>> in(Map<String, String> parameters, B[] buttons) {
        return Stream.of(buttons)
                .filter(button -> parameters.containsKey(name(button)))
                .findFirst()
                .flatMap(button -> Ids.parse(parameters.get(name(button))).map(id -> new PressedButton<>(button, id)));
    }

    private static String name(Enum<?> button) {
        return button.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
