package org.exedra.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant's connection went out of a call.
 *
 * @param at when they left, or were last heard of
 * @param said whether that is certain: they said so or were sent out, and did not merely fall silent
 */
public record ParticipantLeft(
        UUID bookingId, UUID accountId, UUID connectionId, Instant at, boolean said, EventSource source) {}
