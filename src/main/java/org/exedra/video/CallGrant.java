package org.exedra.video;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a browser needs to enter a call.
 *
 * @param token the credential of the back end; short-lived
 * @param expiresAt when the token is of no more use
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
        List<IceServer> iceServers,
        String iceTransportPolicy) {

    @Override
    public String toString() {
        return "CallGrant[" + backend + ", " + callId + ", until " + expiresAt + "]";
    }
}
