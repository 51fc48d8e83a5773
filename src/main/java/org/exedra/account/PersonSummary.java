package org.exedra.account;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exedra.platform.Page;

/** An account as it leaves the service, for those who look after people: a snapshot, free of the database. */
public record PersonSummary(
        UUID id,
        Optional<String> externalId,
        String email,
        String name,
        ZoneId zone,
        String locale,
        Set<Role> roles,
        Instant createdAt,
        long version) {

    static PersonSummary of(Account account) {
        return new PersonSummary(
                account.id(),
                account.externalId(),
                account.email(),
                account.name(),
                account.zone(),
                account.locale(),
                account.roles(),
                account.createdAt(),
                account.version());
    }

    Page.After place() {
        return new Page.After(createdAt, id);
    }
}
