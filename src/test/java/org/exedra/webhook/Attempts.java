package org.exedra.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Attempts that belong to no delivery. */
final class Attempts {

    private Attempts() {}

    static Attempt at(String url, String body) {
        return new Attempt(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now(),
                url,
                "msg_1",
                body,
                List.of(WebhookSecret.random()));
    }
}
