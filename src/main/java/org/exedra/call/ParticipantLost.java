package org.exedra.call;

import java.time.Instant;
import java.util.UUID;

/**
 * A participant's connection is gone and nobody has told it, for the server that held it was killed.
 *
 * @param at when it was last seen
 */
public record ParticipantLost(UUID bookingId, UUID accountId, UUID connectionId, Instant at) {}
