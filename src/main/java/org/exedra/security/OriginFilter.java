package org.exedra.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.exedra.platform.Settings;

/**
 * Refuses with 403 whatever another site's page sends here: every request that changes something, and every WebSocket
 * handshake, must carry our own origin if it carries one (RFC 6454; RFC 6455, 10.2).
 */
public class OriginFilter implements Filter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private Settings settings;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        String origin = http.getHeader("Origin");
        if (matters(http) && origin != null && !isOurs(origin, http)) {
            EarlyAnswer.FOREIGN_ORIGIN.send(http, (HttpServletResponse) response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean matters(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod()) || isHandshake(request);
    }

    private static boolean isHandshake(HttpServletRequest request) {
        return request.getHeader("Upgrade") != null;
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        if (origin.equals("null")) {
            return !isHandshake(request) && isOursWithoutReferrer(request);
        }
        if (settings.publicUrl().isPresent()) {
            return settings.publicUrl().get().toString().equalsIgnoreCase(origin);
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            String host = request.getHeader("Host");
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Our pages send no referrer, and therefore the origin "null" with their forms (Fetch, 3.1); the browser tells them apart. */
    private static boolean isOursWithoutReferrer(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }
}
