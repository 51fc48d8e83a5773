package org.exedra.call;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.exedra.platform.Readiness;

/** Has the rooms tended every two seconds, and calls closed that could not be before, while the application runs. */
@ApplicationScoped
public class RoomWatch {

    private static final Logger LOG = System.getLogger(RoomWatch.class.getName());
    private static final long EVERY_SECONDS = 2;
    private static final long CLOSE_EVERY_SECONDS = 30;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private CallRooms rooms;

    @Inject
    private CallClosing closing;

    @Inject
    private Readiness readiness;

    private ScheduledFuture<?> round;
    private ScheduledFuture<?> closingRound;

    public void start() {
        closingRound = executor.scheduleWithFixedDelay(
                this::closeCalls, CLOSE_EVERY_SECONDS, CLOSE_EVERY_SECONDS, TimeUnit.SECONDS);
        round = executor.scheduleWithFixedDelay(this::tend, 0, EVERY_SECONDS, TimeUnit.SECONDS);
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
        if (round != null) {
            round.cancel(false);
            closingRound.cancel(false);
        }
    }
}
