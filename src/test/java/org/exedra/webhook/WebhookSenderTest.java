package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
