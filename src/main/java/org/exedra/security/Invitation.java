package org.exedra.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person may choose a password by a link, once and for a while. The link's code itself is not kept, only its hash. */
@Entity
@Table(name = "invitation")
public class Invitation {

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "code_hash", nullable = false, unique = true)
    private String codeHash;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    protected Invitation() {}

    Invitation(UUID accountId) {
        this.accountId = accountId;
    }

    /** Makes the link with this code the only one that is good. */
    void renew(String hash, Instant until) {
        codeHash = hash;
        expiresAt = until;
    }

    UUID accountId() {
        return accountId;
    }
}
