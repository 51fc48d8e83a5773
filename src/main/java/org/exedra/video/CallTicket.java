package org.exedra.video;

import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a verified call ticket says.
 *
 * @param id the ticket itself ({@code jti}, RFC 7519, 4.1.7); good for one use
 */
public record CallTicket(UUID id, String callId, UUID participantId, Instant expiresAt) {

    /** Whether it opens this call's socket to whom the sign-in's cookie names; there may be nobody. */
    public boolean opens(String socketsCallId, Principal caller) {
        return callId.equals(socketsCallId)
                && caller != null
                && caller.getName().equals(participantId.toString());
    }
}
