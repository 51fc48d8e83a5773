package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JoinWindowTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");
    private static final Instant END = Instant.parse("2026-11-04T14:00:00Z");

    private final JoinWindow window = new JoinWindow(Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({
        "2026-11-04T12:54:59.999999Z, false",
        "2026-11-04T12:55:00Z,        true",
        "2026-11-04T13:00:00Z,        true",
        "2026-11-04T13:59:59.999999Z, true",
        "2026-11-04T14:00:00Z,        false",
    })
    void is_open_from_its_opening_instant_until_just_before_the_end(Instant now, boolean open) {
        assertThat(window.isOpen(BookingStatus.CONFIRMED, START, END, now)).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(value = BookingStatus.class, names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void is_never_open_unless_the_booking_is_confirmed(BookingStatus status) {
        assertThat(window.isOpen(status, START, END, START)).isFalse();
    }

    @Test
    void opens_so_long_before_the_start() {
        assertThat(window.opensAt(START)).isEqualTo("2026-11-04T12:55:00Z");
    }

    @Test
    void may_open_at_the_start_itself() {
        var strict = new JoinWindow(Duration.ZERO);

        assertThat(strict.isOpen(BookingStatus.CONFIRMED, START, END, START.minusNanos(1_000)))
                .isFalse();
        assertThat(strict.isOpen(BookingStatus.CONFIRMED, START, END, START)).isTrue();
    }
}
