package org.exedra.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
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

    @Resource
    private ManagedThreadFactory threads;

    private final List<ScheduledExecutorService> all = new CopyOnWriteArrayList<>();

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
        thread.scheduleWithFixedDelay(what, delay.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return thread::shutdown;
    }

    @PreDestroy
    void stop() {
        all.forEach(ScheduledExecutorService::shutdownNow);
    }
}
