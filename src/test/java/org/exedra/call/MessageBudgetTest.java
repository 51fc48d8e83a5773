package org.exedra.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageBudgetTest {

    private static final Instant START = Instant.parse("2026-11-04T13:00:00Z");

    private final MessageBudget budget = new MessageBudget(START);

    private long spent(int tries, Instant at) {
        return IntStream.range(0, tries).filter(i -> budget.spend(at)).count();
    }

    @Test
    void two_hundred_messages_may_come_at_once_and_no_more() {
        assertThat(spent(200, START)).isEqualTo(200);
        assertThat(budget.spend(START)).isFalse();
    }

    @Test
    void fifty_a_second_can_go_on_forever() {
        for (int second = 0; second < 600; second++) {
            assertThat(spent(50, START.plusSeconds(second))).isEqualTo(50);
        }
    }

    @Test
    void sixty_a_second_cannot() {
        long spent = 0;
        for (int second = 0; second < 60; second++) {
            spent += spent(60, START.plusSeconds(second));
        }
        assertThat(spent).isLessThan(60 * 60);
    }

    @Test
    void silence_saves_up_a_burst_and_no_more() {
        assertThat(spent(300, START.plusSeconds(3_600))).isEqualTo(200);
    }

    @Test
    void a_clock_that_goes_back_gives_nothing() {
        spent(200, START);

        assertThat(budget.spend(START.minusSeconds(60))).isFalse();
    }
}
