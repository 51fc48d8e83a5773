package org.exedra.client;

import java.util.Arrays;
import java.util.Optional;

/** What a machine client may do: the scopes of its access tokens (RFC 6749, 3.3). */
public enum Scope {
    PEOPLE_READ("people:read"),
    PEOPLE_WRITE("people:write"),
    BOOKINGS_READ("bookings:read"),
    BOOKINGS_WRITE("bookings:write"),
    ATTENDANCE_READ("attendance:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as tokens and requests carry it, such as {@code bookings:read}. */
    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
