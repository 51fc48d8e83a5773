package org.exedra.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives every answer its {@link SecurityHeaders}. */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        // Looked for in an asset's address only: asking for a parameter reads the body of what is posted.
        SecurityHeaders.set(
                path, () -> request.getParameter(Assets.VERSION) != null, request.isSecure(), response::setHeader);
        chain.doFilter(request, response);
    }
}
