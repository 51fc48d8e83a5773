package org.exedra.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Told to whoever asks too often: 429 with the time to wait (RFC 6585, 4). */
final class RateLimited {

    private static final int STATUS = 429;

    private RateLimited() {}

    static Problem problem(Duration wait) {
        return new Problem(
                STATUS,
                "rate-limited",
                "Too many requests",
                "Wait for " + seconds(wait) + " s, and then ask less often.");
    }

    static Response response(Duration wait) {
        return Response.fromResponse(problem(wait).response())
                .header(HttpHeaders.RETRY_AFTER, seconds(wait))
                .build();
    }

    /** In whole seconds, rounded up. */
    static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }
}
