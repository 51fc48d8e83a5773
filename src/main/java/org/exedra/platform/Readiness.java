package org.exedra.platform;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether Exedra can be used: its schema is up to date, and its database answered when last asked. While it is not, nobody need
 * wait to find that out.
 */
@ApplicationScoped
public class Readiness {

    private volatile boolean ready;

    public boolean isReady() {
        return ready;
    }

    /** For the one who keeps watch over the database. */
    public void set(boolean isReady) {
        ready = isReady;
    }
}
