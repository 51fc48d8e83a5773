package org.exedra.platform;

import java.util.Objects;
import java.util.stream.Stream;

/** Why something failed: servers wrap what an application throws, each in its own way. */
public final class Causes {

    /** A chain may lead back to where it began. */
    private static final int LONGEST_CHAIN = 20;

    private Causes() {}

    /** The failure itself, what caused it, what caused that, and so on. */
    public static Stream<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(LONGEST_CHAIN);
    }

    /** Those of them that are of this kind. */
    public static <T extends Throwable> Stream<T> of(Throwable failure, Class<T> kind) {
        return of(failure).filter(kind::isInstance).map(kind::cast);
    }
}
