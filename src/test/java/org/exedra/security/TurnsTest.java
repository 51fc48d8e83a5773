package org.exedra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.exedra.support.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void goHome() {
        done.countDown();
        people.shutdownNow();
    }

    /** Somebody whose turn lasts until {@link #done}. */
    private CompletableFuture<Optional<String>> slow(Turns turns) {
        return CompletableFuture.supplyAsync(
                () -> turns.take(() -> {
                    awaitDone();
                    return "slow";
                }),
                people);
    }

    private void awaitDone() {
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_waits_has_their_turn_and_who_comes_then_is_told_at_once() {
        var turns = new Turns(1, 1, LONG);
        var first = slow(turns);
        var second = slow(turns);
        Await.until(Duration.ofSeconds(10), () -> turns.waiting() == 1);

        assertThat(turns.take(() -> "third")).isEmpty();
        done.countDown();

        assertThat(first.join()).contains("slow");
        assertThat(second.join()).contains("slow");
        assertThat(turns.take(() -> "later")).contains("later");
    }

    @Test
    void nobody_waits_for_ever() {
        var turns = new Turns(1, 5, Duration.ofMillis(1));
        slow(turns);
        Await.until(Duration.ofSeconds(10), () -> turns.take(() -> "a turn").isEmpty());
    }

    @Test
    void a_turn_that_fails_is_over_too() {
        var turns = new Turns(1, 0, Duration.ZERO);

        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");

        assertThat(turns.take(() -> "next")).contains("next");
    }
}
