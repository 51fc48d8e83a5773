package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.exedra.platform.Readiness;
import org.exedra.support.Stub;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Readiness readiness = new Readiness();
    private final WebhookSender sender =
            Stub.inject(Stub.inject(new WebhookSender(), readiness), new WebhookDeliveries() {
                @Override
                public List<UUID> dueEndpoints() {
                    asked.incrementAndGet();
                    return List.of();
                }
            });

    @Test
    void lets_the_database_be_while_it_is_away_and_looks_again_when_it_is_back() {
        sender.sendDue();
        assertThat(asked).hasValue(0);

        readiness.set(true);
        sender.sendDue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_stop_before_it_is_written_down_what_was_taken_leaves_nothing_waiting_for_good() {
        var done = new ArrayList<String>();
        var toOne = Stub.inject(new WebhookSender(), new WebhookDeliveries() {
            @Override
            public void hurryOthers(UUID endpointId) {
                done.add("hurried others of " + endpointId);
            }

            @Override
            public void record(Attempt attempt, AttemptOutcome outcome) {
                done.add("recorded");
            }
        });
        var endpoint = UUID.randomUUID();
        var attempt = new Attempt(UUID.randomUUID(), endpoint, Instant.now(), "", "msg_1", "{}", List.of());

        toOne.conclude(attempt, AttemptOutcome.answered(204, Optional.empty()));
        toOne.conclude(attempt, AttemptOutcome.answered(500, Optional.empty()));

        assertThat(done).containsExactly("hurried others of " + endpoint, "recorded", "recorded");
    }
}
