package org.exedra.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** These connections are in their calls at this instant. */
public record ParticipantsSeen(Collection<UUID> connectionIds, Instant at) {

    public ParticipantsSeen {
        connectionIds = List.copyOf(connectionIds);
    }
}
