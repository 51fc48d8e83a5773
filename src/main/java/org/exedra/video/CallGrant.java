package org.exedra.video;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a browser needs to enter a call.
 *
 * @param token the credential of the back end; short-lived
 * @param expiresAt when the token is of no more use
 * @param socketTicket the call ticket that opens the call's socket; where the back end has no credential of its own, the token
 * @param client what else the back end's part in the browser must know; nothing of it is secret
 * @param iceServers what the peer connection is configured with; empty where the back end brings its own
 * @param iceTransportPolicy {@code all} or {@code relay}
 */
public record CallGrant(
        String backend,
        String callType,
        String callId,
        UUID userId,
        String token,
        Instant expiresAt,
        String socketTicket,
        Map<String, String> client,
        List<IceServer> iceServers,
        String iceTransportPolicy) {

    @Override
    public String toString() {
        return "CallGrant[" + backend + ", " + callId + ", until " + expiresAt + "]";
    }
}
