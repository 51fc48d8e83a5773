package org.exedra.webhook;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exedra.platform.Readiness;
import org.exedra.platform.Rounds;
import org.exedra.platform.Settings;

/**
 * Sends what is due, as soon as it is written and every two seconds, while the application runs. An endpoint has a few threads
 * at most, and there are enough for all: one that hangs holds up nobody else. The threads are ours, made by the server: its
 * own executors may have few, which everybody shares.
 */
@ApplicationScoped
public class WebhookSender {

    private static final Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final int AT_ONCE_PER_ENDPOINT = 4;
    private static final Duration ROUND_EVERY = Duration.ofSeconds(2);
    private static final Duration CLEAN_AT_FIRST = Duration.ofSeconds(10);
    private static final Duration CLEAN_EVERY = Duration.ofHours(1);
    private static final long IDLE_SECONDS = 30;

    /** A node that has not written down by then what came of an attempt is gone. */
    private static final Duration LEASE_BEYOND_TIMEOUT = Duration.ofSeconds(30);

    @Inject
    private Rounds rounds;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private WebhookDeliveries deliveries;

    @Inject
    private WebhookHosts hosts;

    @Inject
    private Readiness readiness;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private final Map<UUID, Semaphore> free = new ConcurrentHashMap<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private ThreadPoolExecutor pool;
    private ScheduledExecutorService watch;
    private WebhookPost post;
    private Duration lease;

    public void start() {
        lease = settings.webhookTimeout().plus(LEASE_BEYOND_TIMEOUT);
        pool = new ThreadPoolExecutor(
                0,
                AT_ONCE_PER_ENDPOINT * Webhooks.MOST_ENDPOINTS + 1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads);
        watch = new ScheduledThreadPoolExecutor(1, threads);
        post = new WebhookPost(hosts, settings.webhookTimeout(), clock, watch);
        rounds.every("Looking after webhooks", ROUND_EVERY, ROUND_EVERY, this::wake);
        rounds.every("Removing old webhooks", CLEAN_AT_FIRST, CLEAN_EVERY, this::clean);
    }

    public void stop() {
        if (post != null) {
            watch.shutdownNow();
            pool.shutdownNow();
            try {
                post.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "A connection was not closed in order.", e);
            }
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeliveriesDue event) {
        wake();
    }

    /** Has a round made, soon; one that is about to be made is enough. */
    void wake() {
        if (pool != null && awake.compareAndSet(false, true)) {
            try {
                pool.execute(this::sendDue);
            } catch (RejectedExecutionException e) {
                awake.set(false);
            }
        }
    }

    /** A round; none while the database is away. */
    synchronized void sendDue() {
        awake.set(false);
        if (!readiness.isReady()) {
            return;
        }
        try {
            for (UUID endpoint : deliveries.dueEndpoints()) {
                var places = free.computeIfAbsent(endpoint, id -> new Semaphore(AT_ONCE_PER_ENDPOINT));
                int room = places.availablePermits();
                if (room > 0) {
                    deliveries.due(endpoint, room).forEach(delivery -> send(delivery, places));
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Webhooks could not be looked after this time.", e);
        }
    }

    private void send(UUID delivery, Semaphore places) {
        if (!places.tryAcquire()) {
            return;
        }
        boolean handedOver = false;
        try {
            var attempt = deliveries.claim(delivery, lease);
            if (attempt.isPresent()) {
                pool.execute(() -> {
                    try {
                        attempt(attempt.get());
                    } finally {
                        places.release();
                        wake();
                    }
                });
                handedOver = true;
            }
        } finally {
            if (!handedOver) {
                places.release();
            }
        }
    }

    private void attempt(Attempt attempt) {
        try {
            conclude(attempt, post.send(attempt));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What came of a webhook could not be written down; it will be sent again.", e);
        }
    }

    /** In this order: should the server stop in between, it is sent again, and what has waited is hurried then. */
    void conclude(Attempt attempt, AttemptOutcome outcome) {
        if (outcome.isTaken()) {
            hurryOthers(attempt.endpointId());
        }
        deliveries.record(attempt, outcome);
    }

    /** An endpoint that takes something after it was out of order gets at once what has waited for it meanwhile. */
    private void hurryOthers(UUID endpoint) {
        try {
            deliveries.hurryOthers(endpoint);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What has waited for a receiver that is back waits for its next attempt.", e);
        }
    }

    private void clean() {
        deliveries.removeOldDeliveries();
        deliveries.removeOldMessages();
    }
}
