package org.exedra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exedra.booking.BookingStatus;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-04T13:00:00Z,      2026-11-04T13:00:00Z",
        "2026-11-04T13:00:00+01:00, 2026-11-04T12:00:00Z",
        "2026-11-04T13:00:00 01:00, 2026-11-04T12:00:00Z",
        "2026-11-04T13:00-03:30,    2026-11-04T16:30:00Z",
    })
    void a_time_has_an_offset(String text, Instant time) {
        assertThat(Parameters.time("from", text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-04", "2026-11-04T13:00:00", "yesterday", "-0001-01-01T00:00Z", "+10000-01-01T00:00Z"})
    void what_is_no_time_is_refused_by_name(String text) {
        assertThatThrownBy(() -> Parameters.time("from", text))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "x", "99999999999"})
    void a_limit_is_a_number_within_limits(String text) {
        assertThat(Parameters.limit("1")).isEqualTo(1);
        assertThat(Parameters.limit("200")).isEqualTo(200);
        assertThat(Parameters.limit(null)).isEqualTo(50);
        assertThatThrownBy(() -> Parameters.limit(text))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "a\nb", "\u0085x"})
    void a_text_has_no_control_characters(String text) {
        assertThatThrownBy(() -> Parameters.text("email", text))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("email"));
    }

    @Test
    void what_is_absent_narrows_nothing() {
        assertThat(Parameters.time("from", null)).isEmpty();
        assertThat(Parameters.id("person", null)).isEmpty();
        assertThat(Parameters.text("email", null)).isEmpty();
        assertThat(Parameters.word("status", null, BookingStatus.class)).isEmpty();
    }

    /** A script whose variable is empty would otherwise get everybody, and take the first for the one it asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void what_is_there_but_blank_is_refused_by_name(String blank) {
        List<Executable> questions = List.of(
                () -> Parameters.text("any", blank),
                () -> Parameters.id("any", blank),
                () -> Parameters.time("any", blank),
                () -> Parameters.word("any", blank, BookingStatus.class));

        assertThat(questions)
                .allSatisfy(question -> assertThatThrownBy(question::execute)
                        .isInstanceOfSatisfying(Invalid.class, invalid -> {
                            assertThat(invalid.code()).isEqualTo("invalid-parameter");
                            assertThat(invalid.field()).isEqualTo("any");
                        }));
        assertThatThrownBy(() -> Parameters.limit(blank)).isInstanceOf(Invalid.class);
    }

    @Test
    void ids_and_words_are_read_or_refused() {
        var id = UUID.randomUUID();
        assertThat(Parameters.id("person", id.toString())).contains(id);
        assertThatThrownBy(() -> Parameters.id("person", "x")).isInstanceOf(Invalid.class);
        assertThat(Parameters.word("status", "CONFIRMED", BookingStatus.class)).contains(BookingStatus.CONFIRMED);
        assertThatThrownBy(() -> Parameters.word("status", "confirmed", BookingStatus.class))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("CONFIRMED");
    }
}
