package org.exedra.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    @Inject
    private Readiness readiness;

    private final List<ScheduledExecutorService> all = new CopyOnWriteArrayList<>();

    protected Rounds() {}

    Rounds(ManagedThreadFactory threads, Readiness readiness) {
        this.threads = threads;
        this.readiness = readiness;
    }

    /**
     * Does it at first after {@code delay}, and then each time {@code pause} after it was done, but not while Exedra is not ready.
     *
     * @param name what it does, for the log: "Tending the rooms"
     */
    public void every(String name, Duration delay, Duration pause, Runnable round) {
        everyEvenUnready(name, delay, pause, () -> {
            if (readiness.isReady()) {
                round.run();
            }
        });
    }

    /** The same for the one that finds out whether Exedra is ready. */
    public void everyEvenUnready(String name, Duration delay, Duration pause, Runnable round) {
        var thread = new ScheduledThreadPoolExecutor(1, threads);
        all.add(thread);
        thread.scheduleWithFixedDelay(
                () -> attempt(name, round, thread), delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever goes wrong, there is a next round: a scheduler says nothing and makes none after a failure. */
    private static void attempt(String name, Runnable round, ScheduledExecutorService thread) {
        try {
            round.run();
        } catch (Throwable e) {
            if (!thread.isShutdown()) {
                LOG.log(Level.ERROR, name + " was not done to its end this time.", e);
            }
        }
    }

    /** There are no further ones; what is being done is done to its end. */
    public void end() {
        all.forEach(ScheduledExecutorService::shutdown);
    }

    /** Also after a start that failed half-way, which nobody ends. */
    @PreDestroy
    void stop() {
        all.forEach(ScheduledExecutorService::shutdownNow);
    }
}
