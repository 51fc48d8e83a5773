package org.exedra.platform;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.exedra.support.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final ManagedThreadFactory THREADS = new ManagedThreadFactory() {
        @Override
        public Thread newThread(Runnable what) {
            return new Thread(what);
        }

        @Override
        public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
            throw new UnsupportedOperationException();
        }
    };

    private final Rounds rounds = new Rounds(THREADS);

    @AfterEach
    void stop() {
        rounds.stop();
    }

    @Test
    void a_round_that_fails_is_not_the_last() {
        var made = new AtomicInteger();

        rounds.every(Duration.ZERO, Duration.ofMillis(1), () -> {
            if (made.incrementAndGet() == 1) {
                throw new AssertionError("not even an exception");
            }
        });

        Await.until(Duration.ofSeconds(10), () -> made.get() > 1);
    }
}
