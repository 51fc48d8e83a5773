package org.exedra.platform;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final Duration SHORT = Duration.ofMillis(1);

    private final Readiness readiness = new Readiness();
    private final Rounds rounds = new Rounds(THREADS, readiness);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void stop() {
        rounds.stop();
    }

    @Test
    void a_round_that_fails_is_not_the_last() {
        readiness.set(true);

        rounds.every("Failing", Duration.ZERO, SHORT, () -> {
            if (made.incrementAndGet() == 1) {
                throw new AssertionError("not even an exception");
            }
        });

        Await.until(Duration.ofSeconds(10), () -> made.get() > 1);
    }

    @Test
    void rounds_wait_until_it_is_ready_but_for_the_one_that_finds_that_out() {
        var looks = new AtomicInteger();

        rounds.every("Counting", Duration.ZERO, SHORT, made::incrementAndGet);
        rounds.everyEvenUnready("Looking", Duration.ZERO, SHORT, looks::incrementAndGet);

        Await.until(Duration.ofSeconds(10), () -> looks.get() > 20);
        assertThat(made).hasValue(0);
        readiness.set(true);
        Await.until(Duration.ofSeconds(10), () -> made.get() > 0);
    }
}
