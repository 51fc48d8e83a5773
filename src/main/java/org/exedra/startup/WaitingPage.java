package org.exedra.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exedra.platform.Languages;

/**
 * The page that says that the database is away, in the words of {@code pages/errors/unavailable.xhtml}. It is made without
 * Faces, for there is no server yet.
 */
final class WaitingPage {

    private static final String TEMPLATE = template();
    private static final Pattern GAP = Pattern.compile("\\{([a-z.]+)}");

    private WaitingPage() {}

    /**
     * The page for whoever asked for this address.
     *
     * @param acceptLanguage the header, or null (RFC 9110, 12.5.4)
     */
    static String at(URI address, String acceptLanguage) {
        String path = address.getRawPath();
        String language = Languages.ofPath(path).orElseGet(() -> Languages.best(wanted(acceptLanguage)));
        var texts = ResourceBundle.getBundle("messages.pages", Locale.forLanguageTag(language));
        return GAP.matcher(TEMPLATE)
                .replaceAll(gap -> Matcher.quoteReplacement(escape(
                        switch (gap.group(1)) {
                            case "language" -> language;
                            case "self" -> self(address, language);
                            default -> texts.getString(gap.group(1));
                        })));
    }

    /** Within this site whatever it looks like: there is a language in front. */
    private static String self(URI address, String language) {
        String path = address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return (Languages.ofPath(path).isPresent() ? "" : "/" + language) + path + query;
    }

    private static Enumeration<Locale> wanted(String acceptLanguage) {
        return Collections.enumeration(ranges(acceptLanguage).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .toList());
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String template() {
        try (var content = WaitingPage.class.getResourceAsStream("waiting.html")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
