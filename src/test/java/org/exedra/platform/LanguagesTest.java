package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"/en, en", "/en/, en", "/es/dashboard, es", "/de/sessions/1, de"})
    void a_pages_path_begins_with_its_language(String path, String language) {
        assertThat(Languages.ofPath(path)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/dashboard", "/english", "/fr/dashboard", "en/dashboard", "//en/", "/EN/", "/en;x/"})
    void other_paths_have_none(String path) {
        assertThat(Languages.ofPath(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"es-MX, es", "fr es de, es", "fr de-AT en, de", "fr, en", "'', en"})
    void the_first_language_that_is_spoken_here_is_the_best_and_english_is_for_everybody_else(
            String wanted, String language) {
        assertThat(Languages.best(Collections.enumeration(locales(wanted)))).isEqualTo(language);
    }

    private static List<Locale> locales(String tags) {
        return Stream.of(tags.split(" ")).map(Locale::forLanguageTag).toList();
    }

    @Test
    void english_is_the_first() {
        assertThat(Languages.ALL).containsExactly("en", "es", "de");
    }
}
