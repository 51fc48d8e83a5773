package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.exedra.platform.Settings;
import org.exedra.support.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {

    private static final String HERE = "192.0.2.1";

    private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
    private final RateLimits limits = limits("60", "6");
    private final UUID timetable = UUID.randomUUID();

    private RateLimits limits(String ofCallers, String ofAddresses) {
        return new RateLimits(
                new Settings(Map.of(
                        "EXEDRA_DEMO", "true",
                        "EXEDRA_API_REQUESTS_PER_MINUTE", ofCallers,
                        "EXEDRA_API_ADDRESS_REQUESTS_PER_MINUTE", ofAddresses)::get),
                clock);
    }

    private void exhaust() {
        for (int i = 0; i < 60; i++) {
            assertThat(limits.take(timetable)).as("request %d", i).isZero();
        }
    }

    @Test
    void a_caller_may_ask_as_often_as_is_set_and_then_waits() {
        exhaust();

        assertThat(limits.take(timetable)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.take(UUID.randomUUID())).isZero();
    }

    @Test
    void who_waits_may_ask_again() {
        exhaust();

        clock.advance(Duration.ofMillis(999));
        assertThat(limits.take(timetable)).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(limits.take(timetable)).isZero();
        assertThat(limits.take(timetable)).isPositive();
    }

    @Test
    void being_refused_costs_nothing() {
        exhaust();
        for (int i = 0; i < 100; i++) {
            limits.take(timetable);
        }

        clock.advance(Duration.ofSeconds(1));
        assertThat(limits.take(timetable)).isZero();
    }

    @Test
    void nothing_is_saved_up_beyond_a_minute() {
        clock.advance(Duration.ofDays(1));

        exhaust();
        assertThat(limits.take(timetable)).isPositive();
    }

    @Test
    void an_address_has_a_limit_of_its_own() {
        for (int i = 0; i < 6; i++) {
            assertThat(limits.takeAt(HERE)).isZero();
        }

        assertThat(limits.takeAt(HERE)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limits.takeAt("192.0.2.2")).isZero();
        assertThat(limits.take(timetable)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:DB8:1:2::1, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.11, false",
        "unknown, hidden, false",
        "::x, ::y, false",
        ":::, ::::, false",
    })
    void addresses_of_one_network_of_ipv6_are_one(String first, String second, boolean same) {
        for (int i = 0; i < 6; i++) {
            limits.takeAt(first);
        }

        assertThat(limits.takeAt(second).equals(Duration.ZERO)).isNotEqualTo(same);
    }

    @Test
    void zero_is_no_limit() {
        var open = limits("0", "0");
        for (int i = 0; i < 10_000; i++) {
            assertThat(open.take(timetable)).isZero();
            assertThat(open.takeAt(HERE)).isZero();
        }
    }

    @Test
    void whoever_comes_from_ever_new_addresses_fills_no_memory() {
        for (int i = 0; i < 60_000; i++) {
            limits.takeAt("10.0." + i);
        }

        assertThat(limits.size()).isEqualTo(50_000);
    }
}
