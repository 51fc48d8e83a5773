package org.exedra.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What is done again and again while the application runs. Each has a thread of its own, made by the server: the server's own
 * scheduler may have but one for everybody, so that whoever waits for a database or a service holds up all others.
 */
@ApplicationScoped
public class Rounds {

    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    @Resource
    private ManagedThreadFactory threads;

    private final List<ScheduledExecutorService> all = new CopyOnWriteArrayList<>();

    protected Rounds() {}

    Rounds(ManagedThreadFactory threads) {
        this.threads = threads;
    }

    /** Something that is done in rounds. */
    @FunctionalInterface
    public interface Round {

        /** There is no further one; one that is being made is made to its end. */
        void stop();
    }

    /** Does it at first after {@code delay}, and then each time {@code pause} after it was done. */
    public Round every(Duration delay, Duration pause, Runnable what) {
        var thread = new ScheduledThreadPoolExecutor(1, threads);
        all.add(thread);
        thread.scheduleWithFixedDelay(
                () -> attempt(what, thread), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return thread::shutdown;
    }

    /** Whatever goes wrong, there is a next round: a scheduler says nothing and makes none after a failure. */
    private static void attempt(Runnable what, ScheduledExecutorService thread) {
        try {
            what.run();
        } catch (Throwable e) {
            if (!thread.isShutdown()) {
                LOG.log(Level.ERROR, "A round could not be made to its end.", e);
            }
        }
    }

    @PreDestroy
    void stop() {
        all.forEach(ScheduledExecutorService::shutdownNow);
    }
}
