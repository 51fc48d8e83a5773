package org.exedra.platform;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages Exedra speaks, by the two letters that begin a page's path. */
public final class Languages {

    /** For everybody whose language Exedra does not speak, or does not know. */
    public static final String DEFAULT = "en";

    public static final List<String> ALL = List.of(DEFAULT, "es", "de");

    private Languages() {}

    /** The language that a path such as {@code /de/dashboard} begins with. */
    public static Optional<String> ofPath(String path) {
        return ALL.stream()
                .filter(language -> path.equals("/" + language) || path.startsWith("/" + language + "/"))
                .findFirst();
    }

    /** The first of these that Exedra speaks, else English. */
    public static String best(Enumeration<Locale> wanted) {
        return Collections.list(wanted).stream()
                .map(Locale::getLanguage)
                .filter(ALL::contains)
                .findFirst()
                .orElse(DEFAULT);
    }
}
