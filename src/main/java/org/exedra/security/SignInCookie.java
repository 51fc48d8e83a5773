package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.exedra.platform.Settings;

/**
 * The cookie that carries a sign-in's token: not readable by scripts, not sent along from other sites, and, when the public
 * address is https, bound to this host by the {@code __Host-} prefix (RFC 6265bis, 4.1.3.2).
 */
@ApplicationScoped
public class SignInCookie {

    private static final String NAME = "exedra-sign-in";

    @Inject
    private Settings settings;

    Optional<String> read(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        return Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .filter(value -> value != null && !value.isEmpty()) // null: Open Liberty, of one that is cut off
                .findFirst();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        response.addCookie(
                cookie(request, token, (int) settings.signInLifetime().toSeconds()));
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private Cookie cookie(HttpServletRequest request, String value, int maxAge) {
        var cookie = new Cookie(name(request), value);
        cookie.setHttpOnly(true);
        cookie.setSecure(isHttps() || request.isSecure());
        cookie.setPath(path(request));
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private String name(HttpServletRequest request) {
        return isHttps() && path(request).equals("/") ? "__Host-" + NAME : NAME;
    }

    private static String path(HttpServletRequest request) {
        return request.getContextPath().isEmpty() ? "/" : request.getContextPath();
    }

    private boolean isHttps() {
        return settings.publicUrl()
                .filter(url -> url.getScheme().equals("https"))
                .isPresent();
    }
}
