package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.exedra.support.TestClock;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final String ADA = "ada@example.edu";
    private static final String HERE = "192.0.2.1";

    private final TestClock clock = new TestClock("2026-11-04T13:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private void wrong(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.wrong(account, address);
        }
    }

    @Test
    void four_wrong_tries_cost_nothing() {
        wrong(4, ADA, HERE);

        assertThat(throttle.wait(ADA, HERE)).isZero();
    }

    @Test
    void after_the_fifth_everybody_waits_longer_each_time() {
        wrong(5, ADA, HERE);
        assertThat(throttle.wait(ADA, HERE)).isEqualTo(Duration.ofSeconds(5));

        wrong(1, ADA, HERE);
        assertThat(throttle.wait(ADA, HERE)).isEqualTo(Duration.ofSeconds(10));

        wrong(1, ADA, HERE);
        assertThat(throttle.wait(ADA, HERE)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void the_wait_is_over_at_its_last_instant() {
        wrong(5, ADA, HERE);

        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertThat(throttle.wait(ADA, HERE)).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(throttle.wait(ADA, HERE)).isZero();
    }

    @Test
    void an_account_waits_wherever_it_is_tried_from() {
        for (int i = 0; i < 5; i++) {
            throttle.wrong(ADA, "192.0.2." + i);
        }

        assertThat(throttle.wait(ADA, "198.51.100.7")).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.wait("grace@example.edu", "198.51.100.7")).isZero();
    }

    @Test
    void an_address_waits_whatever_account_it_tries() {
        for (int i = 0; i < 5; i++) {
            throttle.wrong("guess-" + i + "@example.edu", HERE);
        }

        assertThat(throttle.wait("grace@example.edu", HERE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.wait("grace@example.edu", "198.51.100.7")).isZero();
    }

    @Test
    void an_account_waits_a_quarter_of_an_hour_at_most_and_an_address_a_minute() {
        wrong(200, ADA, HERE);

        assertThat(throttle.wait(ADA, "198.51.100.7")).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.wait("grace@example.edu", HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_right_password_clears_the_account_and_not_the_address() {
        wrong(5, ADA, HERE);

        throttle.right(ADA);

        assertThat(throttle.wait(ADA, "198.51.100.7")).isZero();
        assertThat(throttle.wait(ADA, HERE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void half_an_hour_without_a_wrong_try_is_forgiven() {
        wrong(4, ADA, HERE);
        clock.advance(Duration.ofMinutes(31));

        wrong(4, ADA, HERE);

        assertThat(throttle.wait(ADA, HERE)).isZero();
    }

    @Test
    void an_account_cannot_be_mistaken_for_an_address() {
        wrong(5, HERE, "198.51.100.7");

        assertThat(throttle.wait(ADA, HERE)).isZero();
    }
}
