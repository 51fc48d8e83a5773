package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.exedra.platform.Readiness;
import org.exedra.platform.Rounds;
import org.exedra.platform.Rounds.Round;

/** Has the rooms tended every two seconds, and calls closed that could not be before, while the application runs. */
@ApplicationScoped
public class RoomWatch {

    private static final Logger LOG = System.getLogger(RoomWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration CLOSE_EVERY = Duration.ofSeconds(30);

    @Inject
    private Rounds rounds;

    @Inject
    private CallRooms rooms;

    @Inject
    private CallClosing closing;

    @Inject
    private Readiness readiness;

    private Round tending;
    private Round closingCalls;

    public void start() {
        closingCalls = rounds.every(CLOSE_EVERY, CLOSE_EVERY, this::closeCalls);
        tending = rounds.every(Duration.ZERO, EVERY, this::tend);
    }

    private void tend() {
        if (!readiness.isReady()) {
            return;
        }
        try {
            rooms.tend();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The rooms could not be tended this time.", e);
        }
    }

    private void closeCalls() {
        if (readiness.isReady()) {
            closing.closeAll();
        }
    }

    public void stop() {
        if (tending != null) {
            tending.stop();
            closingCalls.stop();
        }
    }
}
