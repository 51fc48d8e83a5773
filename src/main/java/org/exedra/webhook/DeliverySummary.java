package org.exedra.webhook;

import java.time.Instant;
import java.util.UUID;
import org.exedra.webhook.WebhookDelivery.State;

/**
 * A message on its way to an endpoint, as coordinators see it.
 *
 * @param messageId the id of its row; receivers know it as {@link #publicId()}
 * @param orderedBy the booking, or for a test the message itself
 * @param attemptedAt the last attempt; null before the first
 * @param status what was answered to that; null if nothing was
 * @param failure why that has failed; null if it has not
 * @param dueAt the next attempt, while it is pending
 */
public record DeliverySummary(
        UUID id,
        Instant createdAt,
        UUID messageId,
        String type,
        UUID orderedBy,
        String url,
        State state,
        int attempts,
        Instant attemptedAt,
        Integer status,
        AttemptFailure failure,
        Instant dueAt) {

    public String publicId() {
        return WebhookMessage.publicId(messageId);
    }

    public boolean isTest() {
        return WebhookMessage.TEST.equals(type);
    }

    public boolean isPending() {
        return state == State.PENDING;
    }

    public boolean isFailing() {
        return state == State.GIVEN_UP || failure != null;
    }
}
