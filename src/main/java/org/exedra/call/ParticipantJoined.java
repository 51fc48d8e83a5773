package org.exedra.call;

import java.time.Instant;
import java.util.UUID;

/** A participant's connection entered a call. */
public record ParticipantJoined(UUID bookingId, UUID accountId, UUID connectionId, Instant at, EventSource source) {}
