package org.exedra.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Makes the clock, the settings and the secret box injectable. */
@Dependent
public class Platform {

    /** The one clock: UTC, in the microseconds that both databases keep, so that what is written reads back equal. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** One for all, since its key may have been made just now. */
    @Produces
    @Singleton
    SecretBox secretBox(Settings settings) {
        return new SecretBox(settings);
    }

    @Produces
    @Singleton
    Settings settings() {
        return Settings.ofMachine();
    }
}
