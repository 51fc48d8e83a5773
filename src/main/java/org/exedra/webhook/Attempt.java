package org.exedra.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A delivery that this node has claimed and is about to send.
 *
 * @param claimedUntil until when no other node will send it
 * @param messageId as receivers see it
 * @param secrets to sign with, the newest first
 */
record Attempt(
        UUID deliveryId,
        UUID endpointId,
        Instant claimedUntil,
        String url,
        String messageId,
        String body,
        List<WebhookSecret> secrets) {

    /** One signature a secret, with spaces between them (Standard Webhooks 1.0.0, "Webhook headers"). */
    String signatures(long timestamp) {
        return secrets.stream()
                .map(secret -> secret.sign(messageId, timestamp, body))
                .collect(Collectors.joining(" "));
    }
}
