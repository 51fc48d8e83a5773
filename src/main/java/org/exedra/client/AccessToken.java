package org.exedra.client;

import java.time.Duration;
import java.util.Set;

/** An access token that was just issued, how long it is good, and for what. */
public record AccessToken(String text, Duration lifetime, Set<Scope> scopes) {

    @Override
    public String toString() {
        return "AccessToken[" + scopes + "]";
    }
}
