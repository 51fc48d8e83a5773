package org.exedra.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyWatchTest {

    private static final Duration ROUND = Duration.ofSeconds(2);

    private final SteadyWatch watch = new SteadyWatch(Duration.ofSeconds(16));
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    private boolean after(Duration pause) {
        now = now.plus(pause);
        return watch.look(now);
    }

    /** Eight rounds; what the last of them says. */
    private boolean looksForLong() {
        for (int round = 1; round < 8; round++) {
            assertThat(after(ROUND)).as("round %d", round).isFalse();
        }
        return after(ROUND);
    }

    @Test
    void a_node_that_has_just_started_knows_nothing_of_others() {
        assertThat(after(Duration.ZERO)).isFalse();
        assertThat(looksForLong()).isTrue();
        assertThat(after(ROUND)).isTrue();
    }

    @Test
    void one_that_could_not_look_for_a_while_has_to_look_for_long_again() {
        after(Duration.ZERO);
        looksForLong();

        assertThat(after(Duration.ofMillis(8_001))).isFalse();
        assertThat(looksForLong()).isTrue();
    }

    @Test
    void a_slow_round_is_no_pause() {
        after(Duration.ZERO);
        looksForLong();

        assertThat(after(Duration.ofSeconds(8))).isTrue();
    }
}
