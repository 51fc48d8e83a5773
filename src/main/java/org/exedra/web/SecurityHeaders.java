package org.exedra.web;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Tells the browser what it may do with what we send. Scripts, styles and connections are our own and nobody frames us
 * ({@link ContentSecurityPolicy}); only a session's page may use camera and microphone (Permissions Policy).
 */
public final class SecurityHeaders {

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

    private SecurityHeaders() {}

    /**
     * Sets those of one answer.
     *
     * @param versioned whether the address has a version, see {@link Assets}; asked for assets alone
     * @param secure whether the request came by https
     */
    public static void set(String path, BooleanSupplier versioned, boolean secure, BiConsumer<String, String> headers) {
        boolean call = SESSION_PAGE.matcher(path).matches();
        headers.accept(ContentSecurityPolicy.HEADER, CONTENT_SECURITY_POLICY);
        headers.accept("Permissions-Policy", (call ? CALL_FEATURES : NO_CALL_FEATURES) + OTHER_FEATURES);
        headers.accept("X-Content-Type-Options", "nosniff");
        headers.accept("Referrer-Policy", "no-referrer");
        headers.accept("Cross-Origin-Opener-Policy", "same-origin");
        headers.accept("Cross-Origin-Resource-Policy", "same-origin");
        headers.accept("Cache-Control", caching(path, versioned));
        if (secure) {
            headers.accept("Strict-Transport-Security", TWO_YEARS);
        }
    }

    /** An asset's address changes with its content, see {@link Assets}; without a version it is asked for again each time. */
    private static String caching(String path, BooleanSupplier versioned) {
        if (path.equals(OPENAPI)) {
            return "no-cache";
        }
        if (!path.startsWith("/assets/")) {
            return "no-store";
        }
        return versioned.getAsBoolean() ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
