package org.exedra.security;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The answer while the database does not answer: a problem (RFC 9457) for programs, for people a page. */
final class Unavailable {

    private static final String API = "/api/";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String PROBLEM = Json.createObjectBuilder()
            .add("type", "/problems/unavailable")
            .add("title", "Not available now")
            .add("status", HttpServletResponse.SC_SERVICE_UNAVAILABLE)
            .add("detail", "The database does not answer. Try again in a moment.")
            .build()
            .toString();

    private Unavailable() {}

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith(API)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setContentType("application/problem+json");
            response.getWriter().write(PROBLEM);
        } else {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
