package org.exedra.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The answer to one caller's key, and what it was the answer to. */
@Entity
@Table(name = "kept_answer")
public class KeptAnswer {

    @EmbeddedId
    private Key key;

    @Column(name = "request_hash", nullable = false)
    private String requestHash;

    @Column(name = "kept_at", nullable = false)
    private Instant keptAt;

    private String location;

    private String etag;

    private String body;

    protected KeptAnswer() {}

    KeptAnswer(Key key, String requestHash, Instant keptAt) {
        this.key = key;
        this.requestHash = requestHash;
        this.keptAt = keptAt;
    }

    void keep(Creation creation) {
        location = creation.location();
        etag = creation.etag();
        body = creation.body();
    }

    boolean answers(String hash) {
        return requestHash.equals(hash);
    }

    Creation creation() {
        return new Creation(location, etag, body);
    }

    /** Two callers may use the same key. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "caller_id")
        private UUID callerId;

        @Column(name = "idempotency_key")
        private String text;

        protected Key() {}

        Key(UUID callerId, String text) {
            this.callerId = callerId;
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && callerId.equals(key.callerId) && text.equals(key.text);
        }

        @Override
        public int hashCode() {
            return Objects.hash(callerId, text);
        }
    }
}
