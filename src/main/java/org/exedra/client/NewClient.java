package org.exedra.client;

import java.util.UUID;

/**
 * A machine client that was just made.
 *
 * @param secret to be shown this one time; nobody can read it again
 */
public record NewClient(UUID id, String name, String secret) {

    @Override
    public String toString() {
        return "NewClient[" + id + "]";
    }
}
