package org.exedra.web.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every code that the sources refuse something with is explained. */
class ProblemTextsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:\\b(?:Conflict|Invalid|Unavailable|AdmissionRefused|Problem|super|refuse|ProblemJson\\.of)\\(\\s*(?:[\\w.]+,\\s*)?\"|/problems/)([a-z]+(?:-[a-z]+)*)\\\\?\"");

    private static Set<String> codes() {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                REFUSAL.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    @Test
    void every_refusal_has_a_page() {
        var texts = ResourceBundle.getBundle("messages.problems", Locale.ENGLISH);

        assertThat(codes())
                .hasSizeGreaterThan(25)
                .contains("slot-taken", "too-early", "stale", "unavailable", "foreign-origin")
                .allSatisfy(code ->
                        assertThat(texts.containsKey(code + ".title")).as(code).isTrue());
    }
}
