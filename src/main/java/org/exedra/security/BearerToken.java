package org.exedra.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The access token that a request carries (RFC 6750, 2.1). Only the header counts: addresses and forms end up in logs. */
final class BearerToken {

    private static final String SCHEME = "Bearer";

    private BearerToken() {}

    /** Whether the request wants to be known by a token, even if it carries none that could be one. */
    static boolean isIn(HttpServletRequest request) {
        return headers(request).stream().anyMatch(BearerToken::isBearer);
    }

    /** The token; empty if there is none, or it is not clear which. */
    static Optional<String> read(HttpServletRequest request) {
        var headers = headers(request);
        return headers.size() == 1 && isBearer(headers.get(0))
                ? Optional.of(headers.get(0).strip().substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** The scheme's name in any case (RFC 9110, 11.1). */
    private static boolean isBearer(String header) {
        String[] words = header.strip().split("\\s", 2);
        return words[0].equalsIgnoreCase(SCHEME);
    }

    private static List<String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Authorization"));
    }
}
