package org.exedra.account;

import java.util.Set;
import java.util.UUID;
import org.exedra.platform.DomainException.Forbidden;

/** Who is doing something: the signed-in account, as services are told of it. */
public record Actor(UUID id, Set<Role> roles) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** @throws Forbidden unless the actor has the role */
    public void require(Role role) {
        if (!is(role)) {
            throw new Forbidden("This needs the role " + role + ".");
        }
    }
}
