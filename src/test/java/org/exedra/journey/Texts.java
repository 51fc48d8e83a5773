package org.exedra.journey;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the application says in one language, by key. */
record Texts(String language, Map<String, String> byKey) {

    private static final List<String> LANGUAGES = List.of("en", "es", "de");

    /** Shorter texts may well be the same word in two languages. */
    private static final int TELLING_LENGTH = 8;

    static Texts in(String language) {
        var byKey = new TreeMap<String, String>();
        for (String bundle : List.of("pages", "call")) {
            var properties = new Properties();
            try (var file = Texts.class.getResourceAsStream("/messages/" + bundle + "_" + language + ".properties")) {
                properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            properties.forEach((key, value) -> byKey.put((String) key, (String) value));
        }
        return new Texts(language, byKey);
    }

    /** The text as it is; the ones with places to fill in are not asked for by journeys. */
    String get(String key) {
        return byKey.get(key);
    }

    /** Keys that show where their texts should be. */
    List<String> keysIn(String said) {
        return byKey.keySet().stream()
                .filter(key -> key.contains(".") && contains(said, key))
                .toList();
    }

    /** What is said in one of the other languages. */
    List<String> foreignIn(String said) {
        return LANGUAGES.stream()
                .filter(other -> !other.equals(language))
                .flatMap(other -> in(other).byKey().entrySet().stream())
                .filter(text -> text.getValue().length() >= TELLING_LENGTH
                        && !text.getValue().contains("{")
                        && !byKey.containsValue(text.getValue())
                        && contains(said, text.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean contains(String said, String phrase) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(phrase) + "(?!\\w)")
                .matcher(said)
                .find();
    }
}
