package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.exedra.platform.Rounds;

/** Has the rooms tended every two seconds, and calls closed that could not be before, while the application runs. */
@ApplicationScoped
public class RoomWatch {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSE_EVERY = Duration.ofSeconds(30);

    @Inject
    private Rounds rounds;

    @Inject
    private CallRooms rooms;

    @Inject
    private CallClosing closing;

    public void start() {
        rounds.every("Closing calls", CLOSE_EVERY, CLOSE_EVERY, closing::closeAll);
        rounds.every("Tending the rooms", Duration.ZERO, EVERY, rooms::tend);
    }
}
