package org.exedra.security;

import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.account.Actor;
import org.exedra.account.Role;

/** The account that is signed in, as the web tier needs it on every request. */
public record SignedIn(UUID id, String name, String email, ZoneId zone, String locale, Set<Role> roles) {

    static SignedIn of(Account account) {
        return new SignedIn(
                account.id(), account.name(), account.email(), account.zone(), account.locale(), account.roles());
    }

    public Actor actor() {
        return new Actor(id, roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
