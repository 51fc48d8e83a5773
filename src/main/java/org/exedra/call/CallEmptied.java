package org.exedra.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The service that carries a call's media says that nobody of the participants is in it at that instant. */
public record CallEmptied(UUID bookingId, List<UUID> participants, Instant at) {

    public CallEmptied {
        participants = List.copyOf(participants);
    }
}
