package org.exedra.video;

import java.time.Instant;
import java.util.UUID;

/** What a video service says of a call. */
public sealed interface CallReport {

    /** The delivery's id: the same when it is delivered again. */
    String id();

    /** One of a participant's connections (a tab, a device) came in. */
    record Joined(String id, String callId, UUID participantId, UUID connectionId, Instant at) implements CallReport {}

    /** One of a participant's connections went out. */
    record Left(String id, String callId, UUID participantId, UUID connectionId, Instant at) implements CallReport {}

    /** Nobody is in the call any more. */
    record Emptied(String id, String callId, Instant at) implements CallReport {}

    /** Nothing that matters here. */
    record Other(String id) implements CallReport {}
}
