package org.exedra.video;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One participant wants into one call.
 *
 * @param callId the call, opaque to the back end
 * @param participantId which of the members it is
 * @param members everybody who belongs to the call, and nobody else may join
 * @param startsAt when the session begins; may be ahead
 * @param until nothing that is granted may be of use after this
 */
public record CallRequest(
        String callId, UUID participantId, List<CallMember> members, Instant startsAt, Instant until) {

    public CallRequest {
        members = List.copyOf(members);
    }
}
