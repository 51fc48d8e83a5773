package org.exedra.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.exedra.platform.Database;
import org.exedra.platform.Readiness;

/**
 * While the database is away, says so at once, instead of letting everybody find out slowly; and to whoever was the first to
 * find out.
 */
public class ReadinessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ReadinessFilter.class.getName());

    /** What works without it. */
    private static final List<String> OPEN = List.of("/health/", "/assets/");

    @Inject
    private transient Readiness readiness;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        if (!readiness.isReady() && OPEN.stream().noneMatch(path::startsWith)) {
            EarlyAnswer.UNAVAILABLE.send(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !Database.isAway(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "A request failed, for the database is away: {0}", e.getMessage());
            response.resetBuffer();
            EarlyAnswer.UNAVAILABLE.send(request, response);
        }
    }
}
