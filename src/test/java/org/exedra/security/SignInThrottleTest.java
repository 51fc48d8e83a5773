package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.exedra.support.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInThrottleTest {

    private static final String ADA = "ada@example.edu";
    private static final String GRACE = "grace@example.edu";
    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";

    private final TestClock clock = new TestClock("2026-11-04T13:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(clock);

    /** A wrong try; it has waited as long as it had to. */
    private void wrong(String account, String address) {
        for (var wait = throttle.begin(account, address); !wait.isZero(); wait = throttle.begin(account, address)) {
            clock.advance(wait);
        }
        throttle.wrong(address);
    }

    /** This many wrong ones, none of which has to wait. */
    private void wrong(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(account, address)).as("try %d", i).isZero();
            throttle.wrong(address);
        }
    }

    @Test
    void five_tries_need_not_wait() {
        wrong(4, ADA, HERE);

        assertThat(throttle.begin(ADA, HERE)).isZero();
    }

    @Test
    void after_the_fifth_everybody_waits_longer_each_time() {
        wrong(5, ADA, HERE);
        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(5));

        clock.advance(Duration.ofSeconds(5));
        wrong(1, ADA, HERE);
        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(10));

        clock.advance(Duration.ofSeconds(10));
        wrong(1, ADA, HERE);
        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void many_tries_of_an_account_at_once_are_many() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin(ADA, "192.0.2." + i)).isZero();
        }

        assertThat(throttle.begin(ADA, ELSEWHERE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void many_people_at_one_address_sign_in_at_once() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("student-" + i + "@example.edu", HERE)).isZero();
        }
    }

    @Test
    void the_wait_is_over_at_its_last_instant() {
        wrong(5, ADA, HERE);

        clock.advance(Duration.ofSeconds(5).minusMillis(1));
        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(throttle.begin(ADA, HERE)).isZero();
    }

    @Test
    void a_try_that_has_to_wait_makes_nobody_wait_longer() {
        wrong(5, ADA, HERE);

        for (int i = 0; i < 10; i++) {
            throttle.begin(ADA, HERE);
        }

        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_account_waits_wherever_it_is_tried_from() {
        for (int i = 0; i < 5; i++) {
            wrong(1, ADA, "192.0.2." + i);
        }

        assertThat(throttle.begin(ADA, ELSEWHERE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.begin(GRACE, ELSEWHERE)).isZero();
    }

    @Test
    void an_address_waits_whatever_account_it_tries() {
        for (int i = 0; i < 5; i++) {
            wrong(1, "guess-" + i + "@example.edu", HERE);
        }

        assertThat(throttle.begin(GRACE, HERE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.begin(GRACE, ELSEWHERE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:2:ffff::9, PT5S", "2001:db8:1:2::1, 2001:db8:1:3::1,      PT0S"})
    void addresses_of_one_network_of_ipv6_are_one(String first, String second, Duration wait) {
        for (int i = 0; i < 5; i++) {
            wrong(1, "guess-" + i + "@example.edu", first);
        }

        assertThat(throttle.begin(GRACE, second)).isEqualTo(wait);
    }

    @Test
    void an_account_waits_a_quarter_of_an_hour_at_most_and_an_address_a_minute() {
        for (int i = 0; i < 20; i++) {
            wrong(ADA, HERE);
        }

        assertThat(throttle.begin(ADA, ELSEWHERE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.begin(GRACE, HERE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void the_right_password_clears_the_account_and_not_the_address() {
        wrong(5, ADA, HERE);

        throttle.right(ADA, HERE);

        assertThat(throttle.begin(ADA, ELSEWHERE)).isZero();
        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void strangers_keep_nobody_out_of_where_they_have_signed_in_before() {
        throttle.right(ADA, HERE);
        for (int i = 0; i < 5; i++) {
            wrong(1, ADA, "192.0.2." + (100 + i));
        }

        assertThat(throttle.begin(ADA, ELSEWHERE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(throttle.begin(ADA, HERE)).isZero();
    }

    @Test
    void who_guesses_where_somebody_has_signed_in_before_waits_too() {
        throttle.right(ADA, HERE);

        wrong(5, ADA, HERE);
        clock.advance(Duration.ofSeconds(5));
        wrong(1, ADA, HERE);

        assertThat(throttle.begin(ADA, HERE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void half_an_hour_without_a_wrong_try_is_forgiven() {
        wrong(4, ADA, HERE);
        clock.advance(Duration.ofMinutes(31));

        wrong(4, ADA, HERE);

        assertThat(throttle.begin(ADA, HERE)).isZero();
    }

    @Test
    void an_account_cannot_be_mistaken_for_an_address() {
        wrong(5, HERE, ELSEWHERE);

        assertThat(throttle.begin(ADA, HERE)).isZero();
    }
}
