package org.exedra.call;

import java.time.Instant;
import java.util.UUID;

/** A tutor ended the call for both. Fired in the transaction that completes the booking. */
public record CallEnded(UUID bookingId, UUID endedBy, Instant at) {}
