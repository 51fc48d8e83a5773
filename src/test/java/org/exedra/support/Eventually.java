package org.exedra.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process does, and no longer than that takes. */
public final class Eventually {

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private Eventually() {}

    /** Returns what the source yields as soon as it is as it should be. */
    public static <T> T get(Duration patience, Supplier<T> source, Predicate<T> asItShouldBe) {
        long end = System.nanoTime() + patience.toNanos();
        T value = source.get();
        while (!asItShouldBe.test(value)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + patience + " it still is " + value);
            }
            pause();
            value = source.get();
        }
        return value;
    }

    public static void isTrue(Duration patience, BooleanSupplier condition) {
        get(patience, condition::getAsBoolean, value -> value);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
