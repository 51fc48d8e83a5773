package org.exedra.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.exedra.platform.Readiness;

/** While the database is away, says so at once, instead of letting everybody find out slowly. */
public class ReadinessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** What works without it. */
    private static final List<String> OPEN = List.of("/health/", "/assets/");

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        if (readiness.isReady() || OPEN.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else {
            EarlyAnswer.UNAVAILABLE.send(request, response);
        }
    }
}
