package org.exedra.client;

import java.util.Set;
import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.account.Role;

/**
 * A machine client that calls, and what it may do this time. Services know it as an actor with a coordinator's view; the scopes
 * are held against what it asks for before.
 */
public record MachineCaller(UUID clientId, Set<Scope> scopes) {

    public MachineCaller {
        scopes = Set.copyOf(scopes);
    }

    public Actor actor() {
        return new Actor(clientId, Set.of(Role.COORDINATOR));
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
