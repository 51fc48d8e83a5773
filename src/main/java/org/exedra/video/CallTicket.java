package org.exedra.video;

import java.time.Instant;
import java.util.UUID;

/**
 * What a verified call ticket says.
 *
 * @param id the ticket itself ({@code jti}, RFC 7519, 4.1.7); good for one use
 */
public record CallTicket(UUID id, String callId, UUID participantId, Instant expiresAt) {}
