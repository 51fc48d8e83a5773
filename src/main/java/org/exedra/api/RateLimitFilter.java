package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.exedra.client.MachineCaller;
import org.exedra.security.ClientAddress;
import org.exedra.security.CurrentAccount;
import org.exedra.security.RateLimits;
import org.exedra.security.SignedIn;

/** Answers whoever asks REST too often before anything else is done for them. */
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Reports of video services: many from one address, each of them signed. */
    private static final String REPORTS = "/webhook";

    @Inject
    private transient RateLimits limits;

    @Inject
    private transient CurrentAccount currentAccount;

    @Inject
    private transient ClientAddress clientAddress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var wait = take(request);
        if (wait.compareTo(Duration.ZERO) <= 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", String.valueOf(RateLimited.seconds(wait)));
        RateLimited.problem(wait).send(response);
    }

    private Duration take(HttpServletRequest request) {
        var caller = currentAccount
                .machine()
                .map(MachineCaller::clientId)
                .or(() -> currentAccount.get().map(SignedIn::id));
        if (caller.isPresent()) {
            UUID id = caller.get();
            return limits.take(id);
        }
        boolean report =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith(REPORTS);
        return report ? Duration.ZERO : limits.takeAt(clientAddress.of(request));
    }
}
