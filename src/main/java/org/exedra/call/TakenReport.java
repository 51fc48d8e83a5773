package org.exedra.call;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A video service's report that has been taken. */
@Entity
@Table(name = "taken_report")
public class TakenReport {

    /** Ids are a service's own. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(nullable = false)
        private String backend;

        @Column(nullable = false)
        private String id;

        protected Key() {}

        Key(String backend, String id) {
            this.backend = backend;
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.backend.equals(backend) && key.id.equals(id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(backend, id);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "taken_at", nullable = false)
    private Instant takenAt;

    protected TakenReport() {}

    TakenReport(Key key, Instant takenAt) {
        this.key = key;
        this.takenAt = takenAt;
    }
}
