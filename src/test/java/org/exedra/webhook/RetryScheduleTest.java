package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant ASKED = Instant.parse("2026-11-04T13:00:00Z");
    private static final RandomGenerator NO_JITTER = () -> 0L;
    private static final RandomGenerator ALL_JITTER = () -> -1L;

    private static Optional<Duration> wait(int attempts, Duration after, Optional<Duration> retryAfter) {
        var now = ASKED.plus(after);
        return RetrySchedule.next(attempts, ASKED, now, retryAfter, NO_JITTER).map(at -> Duration.between(now, at));
    }

    /** The waits of a receiver that takes nothing, until it is given up. */
    private static List<Duration> waits(RandomGenerator random) {
        return waits(random, Optional.empty());
    }

    private static List<Duration> waits(RandomGenerator random, Optional<Duration> retryAfter) {
        var waits = new ArrayList<Duration>();
        var now = ASKED;
        for (int attempts = 1; ; attempts++) {
            var next = RetrySchedule.next(attempts, ASKED, now, retryAfter, random);
            if (next.isEmpty()) {
                return waits;
            }
            waits.add(Duration.between(now, next.get()));
            now = next.get();
        }
    }

    @Test
    void ten_attempts_go_over_three_days_as_the_specification_recommends() {
        assertThat(waits(NO_JITTER))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(waits(NO_JITTER).stream().reduce(Duration::plus).orElseThrow())
                .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    }

    @Test
    void waits_are_longer_by_a_tenth_at_most() {
        var longest = waits(ALL_JITTER);

        assertThat(longest).hasSize(9);
        assertThat(longest.get(0)).isBetween(Duration.ofMillis(5_400), Duration.ofMillis(5_500));
        assertThat(longest.get(8)).isBetween(Duration.ofHours(26), Duration.ofMinutes(24 * 66));
    }

    @Test
    void what_had_to_wait_for_others_for_three_days_has_five_attempts_still_within_minutes_and_is_given_up_then() {
        assertThat(wait(5, Duration.ofDays(3).minusMillis(1), Optional.empty())).contains(Duration.ofHours(5));
        assertThat(wait(1, Duration.ofDays(3), Optional.empty())).contains(Duration.ofSeconds(5));
        assertThat(wait(2, Duration.ofDays(6), Optional.empty())).contains(Duration.ofMinutes(5));
        assertThat(wait(3, Duration.ofDays(6), Optional.empty())).contains(Duration.ofMinutes(5));
        assertThat(wait(4, Duration.ofDays(6), Optional.empty())).contains(Duration.ofMinutes(5));
        assertThat(wait(5, Duration.ofDays(3), Optional.empty())).isEmpty();
    }

    @Test
    void a_receiver_that_always_asks_for_a_day_does_not_stretch_the_three_days() {
        assertThat(waits(NO_JITTER, Optional.of(Duration.ofDays(1))))
                .containsExactly(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofMinutes(5));
    }

    @Test
    void a_receiver_may_ask_for_more_time_but_not_for_less_and_not_for_more_than_a_day() {
        assertThat(wait(1, Duration.ZERO, Optional.of(Duration.ofMinutes(2)))).contains(Duration.ofMinutes(2));
        assertThat(wait(2, Duration.ZERO, Optional.of(Duration.ofMinutes(2)))).contains(Duration.ofMinutes(5));
        assertThat(wait(1, Duration.ZERO, Optional.of(Duration.ofDays(30)))).contains(Duration.ofDays(1));
    }
}
