package org.exedra.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exedra.platform.ProblemJson;

/** What is answered before REST or a page sees the request: a problem (RFC 9457) for programs, for people a page. */
enum EarlyAnswer {
    UNAVAILABLE(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            "unavailable",
            "Not available now",
            "The database does not answer. Try again in a moment."),
    FOREIGN_ORIGIN(
            HttpServletResponse.SC_FORBIDDEN,
            "foreign-origin",
            "Not allowed from there",
            "Another site's page may change nothing here.");

    private static final String RETRY_AFTER_SECONDS = "5";

    private final int status;
    private final String problem;

    EarlyAnswer(int status, String code, String title, String detail) {
        this.status = status;
        this.problem = ProblemJson.of(status, code, title, detail).build().toString();
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (this == UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (RequestPath.isForPrograms(request)) {
            response.setStatus(status);
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.getWriter().write(problem);
        } else {
            response.sendError(status);
        }
    }
}
