package org.exedra.video;

import java.time.Instant;
import java.util.UUID;

/**
 * One participant wants into one call.
 *
 * @param callId the call, opaque to the back end
 * @param participantId the account
 * @param role what the participant is in this call
 * @param until nothing that is granted may be of use after this
 */
public record CallRequest(String callId, UUID participantId, CallRole role, Instant until) {}
