package org.exedra.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a filter or the server itself refuses before a resource sees it is a problem too, and no page: mapped to error dispatches,
 * in front of the pages that people get.
 */
public class ServerRefusalFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        int status = response.getStatus();
        if (!address.startsWith(request.getContextPath() + "/api/") || status >= 500) {
            chain.doFilter(request, response);
            return;
        }
        ProblemMapper.ofStatus(status).send(response);
    }
}
