package org.exedra.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another thread or process does and nothing announces, and no longer than that takes. */
public final class Await {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Await() {}

    /** Returns as soon as the condition holds; fails when it does not in time. */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        until(what, patience, BETWEEN_LOOKS, condition);
    }

    /** For a condition that costs something to look at, such as requests of which only so many are allowed. */
    public static void until(String what, Duration patience, Duration betweenLooks, BooleanSupplier condition) {
        look(what, patience, betweenLooks, condition::getAsBoolean, holds -> holds);
    }

    public static void until(Duration patience, BooleanSupplier condition) {
        until("the condition holds", patience, condition);
    }

    /** Returns what the source yields as soon as it is as it should be. */
    public static <T> T value(Duration patience, Supplier<T> source, Predicate<T> asItShouldBe) {
        return look("the value is as it should be", patience, BETWEEN_LOOKS, source, asItShouldBe);
    }

    private static <T> T look(
            String what, Duration patience, Duration betweenLooks, Supplier<T> source, Predicate<T> asItShouldBe) {
        long end = System.nanoTime() + patience.toNanos();
        T value = source.get();
        while (!asItShouldBe.test(value)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + patience.toSeconds() + " s: " + what + "; it is " + value);
            }
            pause(betweenLooks);
            value = source.get();
        }
        return value;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
