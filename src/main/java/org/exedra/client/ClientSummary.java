package org.exedra.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A machine client as coordinators see it.
 *
 * @param lastUsedAt null until it first got a token
 * @param revokedAt null while it is good
 */
public record ClientSummary(
        UUID id, String name, List<Scope> scopes, Instant createdAt, Instant lastUsedAt, Instant revokedAt) {

    static final Comparator<ClientSummary> GOOD_AND_NEW_FIRST = Comparator.comparing(ClientSummary::isRevoked)
            .thenComparing(ClientSummary::createdAt, Comparator.reverseOrder())
            .thenComparing(ClientSummary::id);

    public boolean isRevoked() {
        return revokedAt != null;
    }
}
