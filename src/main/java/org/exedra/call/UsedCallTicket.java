package org.exedra.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A call ticket that has opened a socket. */
@Entity
@Table(name = "used_call_ticket")
public class UsedCallTicket {

    @Id
    private UUID id;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    protected UsedCallTicket() {}

    UsedCallTicket(UUID id, Instant expiresAt) {
        this.id = id;
        this.expiresAt = expiresAt;
    }
}
