package org.exedra.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition that nothing announces, such as a row in the database. */
public final class Await {

    private static final long EVERY_MILLIS = 50;

    private Await() {}

    /** Returns as soon as the condition holds; fails when it does not in time. */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
