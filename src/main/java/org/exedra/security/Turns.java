package org.exedra.security;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many do at once what keeps a processor busy, and only so many wait for their turn: whoever comes then is told to
 * come again, so that the server's threads stay free for everybody else.
 */
final class Turns {

    private final Semaphore turns;
    private final int mostWaiting;
    private final Duration patience;

    Turns(int atOnce, int mostWaiting, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** Does it when its turn comes; empty if it does not come in time. */
    <T> Optional<T> take(Supplier<T> what) {
        if (!comesWithin(Duration.ZERO) && (waiting() >= mostWaiting || !comesWithin(patience))) {
            return Optional.empty();
        }
        try {
            return Optional.of(what.get());
        } finally {
            turns.release();
        }
    }

    int waiting() {
        return turns.getQueueLength();
    }

    /** Without a time, a semaphore would let whoever comes now go before those who wait. */
    private boolean comesWithin(Duration time) {
        try {
            return turns.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
