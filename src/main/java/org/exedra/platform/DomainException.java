package org.exedra.platform;

import java.time.Duration;
import java.util.Map;

/**
 * Something the domain refuses. The kinds are its subclasses; the {@link #code()} tells them apart further and is
 * stable: it ends the {@code type} of the REST problem and the key of the message on a page.
 */
public abstract class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> details;

    protected DomainException(String code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    /** A stable word in kebab case, such as {@code slot-taken}. */
    public String code() {
        return code;
    }

    /** Facts that help the caller mend it, such as {@code opensAt}; empty when there are none. */
    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }

    /** What is asked for does not exist, or must look as if it did not. */
    public static class NotFound extends DomainException {
        private static final long serialVersionUID = 1L;

        public NotFound() {
            super("not-found", "There is nothing here, or it is not yours to see.", Map.of());
        }
    }

    /** The caller is known and may see the thing, but may not do this to it. */
    public static class Forbidden extends DomainException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super("forbidden", message, Map.of());
        }
    }

    /** The state of things does not allow it, now or any more. */
    public static class Conflict extends DomainException {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String message) {
            this(code, message, Map.of());
        }

        public Conflict(String code, String message, Map<String, Object> details) {
            super(code, message, details);
        }
    }

    /** The caller meant to change another version of the thing than the one that there is now. */
    public static class Stale extends DomainException {
        private static final long serialVersionUID = 1L;

        public Stale() {
            super("stale", "It was changed since you looked at it. Look again, and decide anew.", Map.of());
        }
    }

    /** Something outside that this needs does not answer; it may later. */
    public static class Unavailable extends DomainException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Unavailable(String code, String message, Duration retryAfter) {
            super(code, message, Map.of());
            this.retryAfter = retryAfter;
        }

        /** When it is worth another try, at the earliest. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A value is outside what is allowed; {@code field} in the details names it. */
    public static class Invalid extends DomainException {
        private static final long serialVersionUID = 1L;

        public Invalid(String code, String field, String message) {
            super(code, message, Map.of("field", field));
        }

        public String field() {
            return (String) details().get("field");
        }
    }
}
