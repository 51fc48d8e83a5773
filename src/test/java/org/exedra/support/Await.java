package org.exedra.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process does and nothing announces, and no longer than that takes. */
public final class Await {

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private Await() {}

    /** Returns as soon as the condition holds; fails when it does not in time. */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        look(what, patience, condition::getAsBoolean, holds -> holds);
    }

    public static void until(Duration patience, BooleanSupplier condition) {
        until("the condition holds", patience, condition);
    }

    /** Returns what the source yields as soon as it is as it should be. */
    public static <T> T value(Duration patience, Supplier<T> source, Predicate<T> asItShouldBe) {
        return look("the value is as it should be", patience, source, asItShouldBe);
    }

    private static <T> T look(String what, Duration patience, Supplier<T> source, Predicate<T> asItShouldBe) {
        long end = System.nanoTime() + patience.toNanos();
        T value = source.get();
        while (!asItShouldBe.test(value)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what + "; it is " + value);
            }
            pause();
            value = source.get();
        }
        return value;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
