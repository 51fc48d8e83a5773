package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.exedra.platform.DomainException.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionWishTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(longs = {15, 60, 180})
    void lasts_a_quarter_of_an_hour_to_three_hours(long minutes) {
        var wish = new SessionWish("Topology", START, Duration.ofMinutes(minutes), null);

        assertThat(wish.endsAt()).isEqualTo(START.plus(Duration.ofMinutes(minutes)));
    }

    static Stream<Duration> noLengths() {
        return Stream.of(
                Duration.ofMinutes(15).minusNanos(1),
                Duration.ofMinutes(180).plusNanos(1),
                Duration.ZERO,
                HOUR.negated(),
                Duration.ofDays(1));
    }

    @ParameterizedTest
    @MethodSource("noLengths")
    void lasts_no_other_time(Duration length) {
        assertInvalid(() -> new SessionWish("Topology", START, length, ""), "invalid-length", "minutes");
    }

    /** Not every database takes them. */
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "a\u0007"})
    void has_no_control_characters(String text) {
        assertInvalid(() -> new SessionWish(text, START, HOUR, ""), "invalid-subject", "subject");
        assertInvalid(() -> new SessionWish("Topology", START, HOUR, text), "invalid-note", "note");
        assertThat(new SessionWish("Topology", START, HOUR, "one\r\n\ttwo").note())
                .isEqualTo("one\n\ttwo");
    }

    /** A browser counts the end of a line as one character, and sends two. */
    @Test
    void a_note_has_as_many_characters_as_a_browser_counts() {
        String lines = "x\r\n".repeat(SessionWish.NOTE_LENGTH / 2) + "x";

        assertThat(new SessionWish("Topology", START, HOUR, lines.substring(0, lines.length() - 1)).note())
                .hasSize(SessionWish.NOTE_LENGTH - 1);
        assertInvalid(() -> new SessionWish("Topology", START, HOUR, lines), "invalid-note", "note");
    }

    static Stream<Arguments> nothings() {
        return Stream.of(
                Arguments.of((ThrowingCallable) () -> new SessionWish(null, START, HOUR, ""), "subject"),
                Arguments.of((ThrowingCallable) () -> new SessionWish(" \t\n", START, HOUR, ""), "subject"),
                Arguments.of((ThrowingCallable) () -> new SessionWish("Topology", null, HOUR, ""), "startsAt"),
                Arguments.of((ThrowingCallable) () -> new SessionWish("Topology", START, null, ""), "minutes"));
    }

    @ParameterizedTest
    @MethodSource("nothings")
    void needs_a_subject_a_start_and_a_length(ThrowingCallable wish, String field) {
        assertThatThrownBy(wish)
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    void the_subject_has_at_most_120_characters() {
        assertThat(new SessionWish(" " + "x".repeat(120) + " ", START, HOUR, "").subject())
                .isEqualTo("x".repeat(120));
        assertInvalid(() -> new SessionWish("x".repeat(121), START, HOUR, ""), "invalid-subject", "subject");
    }

    @Test
    void the_note_is_optional_and_has_at_most_1000_characters() {
        assertThat(new SessionWish("Topology", START, HOUR, null).note()).isEmpty();
        assertThat(new SessionWish("Topology", START, HOUR, " " + "x".repeat(1000) + "\n").note())
                .isEqualTo("x".repeat(1000));
        assertInvalid(() -> new SessionWish("Topology", START, HOUR, "x".repeat(1001)), "invalid-note", "note");
    }

    @Test
    void starts_now_at_the_earliest_and_in_a_year_at_the_latest() {
        var wish = new SessionWish("Topology", START, HOUR, "");

        wish.requireAhead(START);
        wish.requireAhead(START.minus(Duration.ofDays(365)));

        assertInvalid(() -> wish.requireAhead(START.plusNanos(1_000)), "start-in-the-past", "startsAt");
        assertInvalid(
                () -> wish.requireAhead(START.minus(Duration.ofDays(365)).minusNanos(1_000)),
                "start-too-far-ahead",
                "startsAt");
    }

    private static void assertInvalid(ThrowingCallable what, String code, String field) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.code()).isEqualTo(code);
            assertThat(invalid.field()).isEqualTo(field);
        });
    }
}
