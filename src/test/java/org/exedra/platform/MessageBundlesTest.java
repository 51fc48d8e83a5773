package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text exists in every language, with the same gaps to fill. */
class MessageBundlesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    static Stream<Arguments> translations() {
        return Stream.of("pages", "call", "problems")
                .flatMap(bundle -> Languages.ALL.stream()
                        .filter(language -> !language.equals("en"))
                        .map(language -> Arguments.of(bundle, language)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_has_the_same_keys_as_the_english(String bundle, String language) {
        assertThat(texts(bundle, language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts(bundle, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_has_the_same_placeholders_as_the_english(String bundle, String language) {
        var translated = texts(bundle, language);
        texts(bundle, "en")
                .forEach((key, english) -> assertThat(placeholders(translated.getProperty((String) key)))
                        .as("%s in %s", key, language)
                        .containsExactlyInAnyOrder(placeholders((String) english)));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void no_text_is_empty(String bundle, String language) {
        assertThat(texts(bundle, language))
                .allSatisfy(
                        (key, text) -> assertThat((String) text).as("%s", key).isNotBlank());
        assertThat(texts(bundle, "en"))
                .allSatisfy(
                        (key, text) -> assertThat((String) text).as("%s", key).isNotBlank());
    }

    /** In a pattern of MessageFormat a straight apostrophe would swallow the placeholder behind it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "de"})
    void a_pages_text_with_placeholders_keeps_them_when_it_is_formatted(String language) {
        texts("pages", language).forEach((key, text) -> {
            if (((String) text).contains("{0")) {
                assertThat(MessageFormat.format((String) text, "ONE", "TWO", "THREE", "FOUR", "FIVE"))
                        .as("%s in %s", key, language)
                        .contains("ONE")
                        .doesNotContain("{");
            }
        });
    }

    @Test
    void a_key_stands_in_a_file_only_once() {
        Stream.of("pages", "call", "problems")
                .forEach(bundle -> Languages.ALL.forEach(language -> assertThat(keys(bundle, language))
                        .as("%s_%s", bundle, language)
                        .doesNotHaveDuplicates()));
    }

    private static String[] placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).toArray(String[]::new);
    }

    private static Stream<String> keys(String bundle, String language) {
        return read(bundle, language)
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
    }

    private static Properties texts(String bundle, String language) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(read(bundle, language)));
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String bundle, String language) {
        String name = "/messages/" + bundle + "_" + language + ".properties";
        try (var in = MessageBundlesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
