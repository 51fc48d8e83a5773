package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookDeliveryTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-04T13:00:00Z");
    private static final Instant FAILED = WRITTEN.plusSeconds(1);
    private static final Instant LATER = WRITTEN.plus(Duration.ofHours(5));
    private static final Instant BACK = WRITTEN.plus(Duration.ofHours(1));

    private final WebhookDelivery delivery =
            new WebhookDelivery(WebhookMessage.test("{}", WRITTEN), UUID.randomUUID(), WRITTEN);

    private void failed(AttemptFailure why, Integer status) {
        delivery.notTaken(why, Optional.ofNullable(status), Optional.of(LATER), FAILED);
    }

    @Test
    void what_waits_for_a_receiver_that_was_away_is_due_when_it_is_back() {
        failed(AttemptFailure.TIMEOUT, null);

        delivery.hurry(Optional.of(WRITTEN.minusSeconds(1)), BACK);

        assertThat(delivery.dueAt()).isEqualTo(BACK);
    }

    @Test
    void so_is_what_waits_for_a_receiver_that_never_took_anything_before() {
        failed(AttemptFailure.ANSWER, 503);

        delivery.hurry(Optional.empty(), BACK);

        assertThat(delivery.dueAt()).isEqualTo(BACK);
    }

    @Test
    void what_a_receiver_does_not_take_while_it_takes_others_keeps_to_its_three_days() {
        failed(AttemptFailure.ANSWER, 500);

        delivery.hurry(Optional.of(WRITTEN.plusSeconds(2)), BACK);

        assertThat(delivery.dueAt()).isEqualTo(LATER);
    }

    @Test
    void a_receiver_that_wants_to_be_asked_less_often_is() {
        failed(AttemptFailure.ANSWER, 429);

        delivery.hurry(Optional.empty(), BACK);

        assertThat(delivery.dueAt()).isEqualTo(LATER);
    }

    @Test
    void what_is_done_with_stays_so() {
        delivery.taken(204, FAILED);

        delivery.hurry(Optional.empty(), BACK);

        assertThat(delivery.dueAt()).isEqualTo(WRITTEN);
    }
}
