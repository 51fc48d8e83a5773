package org.exedra.call;

import org.exedra.platform.DomainException;

/** Why the server closes a call's socket. The codes are of the range for applications (RFC 6455, 7.4.2). */
enum CallClose {
    REPLACED(1000, "this page has a newer connection"),
    LEFT(1000, "left"),
    TOO_LARGE(1009, "message too large"),
    TROUBLE(1011, "the server is in trouble"),
    TAKEN_OVER(4001, "continued in another tab"),
    ENDED(4002, "the session was ended"),
    REVOKED(4003, "no longer admitted"),
    TIME_OVER(4004, "the session's time is over"),
    MALFORMED(4400, "malformed message"),
    TICKET_REFUSED(4401, "the ticket is not good"),
    SILENT(4408, "nothing heard for too long"),
    TOO_MANY_CONNECTIONS(4409, "too many connections"),
    TOO_MANY_MESSAGES(4429, "too many messages");

    private final int code;
    private final String reason;

    CallClose(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** How a refused admission is told on the socket, that of a booking that is not theirs, or not there, included. */
    static CallClose of(DomainException refused) {
        return switch (refused.code()) {
            case "ended" -> ENDED;
            case "over" -> TIME_OVER;
            default -> REVOKED;
        };
    }
}
