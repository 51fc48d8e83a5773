package org.exedra.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exedra.platform.ProblemJson;
import org.exedra.platform.Unavailable;

/** What is answered before REST or a page sees the request: a problem (RFC 9457) for programs, for people a page. */
enum EarlyAnswer {
    UNAVAILABLE(Unavailable.STATUS, Unavailable.PROBLEM),
    FOREIGN_ORIGIN(
            HttpServletResponse.SC_FORBIDDEN,
            ProblemJson.of(
                            HttpServletResponse.SC_FORBIDDEN,
                            "foreign-origin",
                            "Not allowed from there",
                            "Another site's page may change nothing here.")
                    .build()
                    .toString());

    private final int status;
    private final String problem;

    EarlyAnswer(int status, String problem) {
        this.status = status;
        this.problem = problem;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (this == UNAVAILABLE) {
            response.setHeader("Retry-After", Unavailable.RETRY_AFTER_SECONDS);
        }
        if (RequestPath.isForPrograms(RequestPath.of(request))) {
            response.setStatus(status);
            response.setContentType(ProblemJson.MEDIA_TYPE);
            response.getWriter().write(problem);
        } else {
            response.sendError(status);
        }
    }
}
