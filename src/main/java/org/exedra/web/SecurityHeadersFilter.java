package org.exedra.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the browser what it may do with what we send. Scripts, styles and connections are our own and nobody frames us
 * ({@link ContentSecurityPolicy}); only a session's page may use camera and microphone (Permissions Policy).
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT_SECURITY_POLICY = ContentSecurityPolicy.talkingTo(List.of());
    private static final String CALL_FEATURES =
            "camera=(self), microphone=(self), display-capture=(self), autoplay=(self),"
                    + " fullscreen=(self), speaker-selection=(self), screen-wake-lock=(self), picture-in-picture=(self)";
    private static final String NO_CALL_FEATURES = "camera=(), microphone=(), display-capture=(), autoplay=(),"
            + " fullscreen=(), screen-wake-lock=(), picture-in-picture=()";
    private static final String OTHER_FEATURES = ", accelerometer=(), encrypted-media=(), geolocation=(), gyroscope=(),"
            + " magnetometer=(), midi=(), payment=(), publickey-credentials-get=(), usb=(), xr-spatial-tracking=()";
    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";
    private static final String OPENAPI = "/api/openapi.yaml";
    private static final Pattern SESSION_PAGE = Pattern.compile("/[a-z]{2}/sessions/.*");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean call = SESSION_PAGE.matcher(path).matches();
        response.setHeader(ContentSecurityPolicy.HEADER, CONTENT_SECURITY_POLICY);
        response.setHeader("Permissions-Policy", (call ? CALL_FEATURES : NO_CALL_FEATURES) + OTHER_FEATURES);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", caching(path, request));
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TWO_YEARS);
        }
        chain.doFilter(request, response);
    }

    /** An asset's address changes with its content, see {@link Assets}; without a version it is asked for again each time. */
    private static String caching(String path, HttpServletRequest request) {
        if (path.equals(OPENAPI)) {
            return "no-cache";
        }
        if (!path.startsWith("/assets/")) {
            return "no-store";
        }
        return request.getParameter(Assets.VERSION) == null ? "no-cache" : "public, max-age=31536000, immutable";
    }
}
