package org.exedra.call;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Has the rooms tended every two seconds while the application runs. */
@ApplicationScoped
public class RoomWatch {

    private static final Logger LOG = System.getLogger(RoomWatch.class.getName());
    private static final long EVERY_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private CallRooms rooms;

    private ScheduledFuture<?> round;

    public void start() {
        round = executor.scheduleWithFixedDelay(this::tend, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void tend() {
        try {
            rooms.tend();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The rooms could not be tended this time.", e);
        }
    }

    @PreDestroy
    void stop() {
        if (round != null) {
            round.cancel(false);
        }
    }
}
