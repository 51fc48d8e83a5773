package org.exedra.client;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A system that calls the REST API by itself. Its id is its {@code client_id}; its scopes stay as they were given. */
@Entity
@Table(name = "machine_client")
public class MachineClient {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(name = "secret_hash", nullable = false)
    private String secretHash;

    @ElementCollection
    @CollectionTable(name = "machine_client_scope", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "scope", nullable = false)
    @Enumerated(EnumType.STRING)
    private Set<Scope> scopes;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "created_by", nullable = false)
    private UUID createdBy;

    /** When it last got an access token, to the minute. */
    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Version
    private long version;

    protected MachineClient() {}

    MachineClient(UUID id, String name, String secretHash, Set<Scope> scopes, UUID createdBy, Instant now) {
        this.id = id;
        this.name = name;
        this.secretHash = secretHash;
        this.scopes = EnumSet.copyOf(scopes);
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** Ends it for good; it stays in the list. Doing so again changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isUseToBeNoted(Instant now) {
        return lastUsedAt == null || lastUsedAt.isBefore(now.minus(USE_IS_NOTED_EVERY));
    }

    void noteUse(Instant now) {
        if (isUseToBeNoted(now)) {
            lastUsedAt = now;
        }
    }

    boolean hasSecret(String secret) {
        return ClientSecret.matches(secret, secretHash);
    }

    /** Who calls when it does, with all that it may. */
    MachineCaller caller() {
        return new MachineCaller(id, Set.copyOf(scopes));
    }

    ClientSummary summary() {
        return new ClientSummary(id, name, scopes.stream().sorted().toList(), createdAt, lastUsedAt, revokedAt);
    }
}
