package org.exedra.api;

import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.account.Person;
import org.exedra.account.Role;
import org.exedra.platform.MayBeAbsent;

/** A person as REST shows them to others; the university's own id only to those who look after people. */
public record PersonJson(UUID id, String name, @MayBeAbsent String externalId) {

    static PersonJson of(Person person, Actor reader) {
        return new PersonJson(person.id(), person.name(), reader.is(Role.COORDINATOR) ? person.externalId() : null);
    }
}
