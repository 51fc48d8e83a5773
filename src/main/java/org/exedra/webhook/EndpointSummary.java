package org.exedra.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exedra.platform.SecretBox;
import org.exedra.webhook.WebhookEndpoint.Disabled;

/**
 * An endpoint as coordinators see it; without its secret.
 *
 * @param types the names of what it is told; empty for everything
 * @param disabledAt null while messages are sent to it
 * @param bothSecretsUntil until when messages are signed with the secret before, too; null when they are not
 * @param failing how many messages it has not taken, those given up included
 */
public record EndpointSummary(
        UUID id,
        String url,
        List<String> types,
        Instant createdAt,
        Instant disabledAt,
        Disabled disabledBecause,
        Instant bothSecretsUntil,
        long failing) {

    static EndpointSummary of(WebhookEndpoint endpoint, long failing, SecretBox box, Instant now) {
        return new EndpointSummary(
                endpoint.id(),
                endpoint.url(),
                endpoint.wantsEverything()
                        ? List.of()
                        : endpoint.types().stream().map(WebhookEventType::text).toList(),
                endpoint.createdAt(),
                endpoint.disabledAt(),
                endpoint.disabledBecause(),
                endpoint.bothSecretsUntil(box, now).orElse(null),
                failing);
    }

    /** The names of what it is told, one after the other. */
    public String typesInWords() {
        return String.join(", ", types);
    }

    public boolean isEnabled() {
        return disabledAt == null;
    }
}
