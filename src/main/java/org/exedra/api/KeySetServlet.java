package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.exedra.client.KeyRing;
import org.exedra.client.KeyRotation;

/** The public keys that access tokens can be checked with (RFC 7517, 5), where everybody looks for them (RFC 8615). */
@WebServlet(KeySetServlet.PATH)
public class KeySetServlet extends HttpServlet {

    static final String PATH = "/.well-known/jwks.json";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient KeyRotation rotation;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String keys = rotation.ring().publicJson(clock.instant());
        response.setContentType("application/jwk-set+json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "public, max-age=" + KeyRing.KEPT_BY_OTHERS.toSeconds());
        response.getWriter().write(keys);
    }
}
