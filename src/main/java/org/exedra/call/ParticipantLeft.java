package org.exedra.call;

import java.time.Instant;
import java.util.UUID;

/** A participant's connection went out of a call: they left, or were last heard of at that instant. */
public record ParticipantLeft(UUID bookingId, UUID accountId, UUID connectionId, Instant at) {}
