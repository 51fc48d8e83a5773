package org.exedra.api;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.exedra.client.KeyRing;
import org.exedra.client.Scope;
import org.exedra.platform.Settings;

/**
 * Tells clients where tokens and keys are (RFC 8414). Only where the public address is set: what is found here must be under the
 * issuer's own address (RFC 8414, 3.3), and whoever asks may say any.
 */
@WebServlet("/.well-known/oauth-authorization-server")
public class OAuthMetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (settings.publicUrl().isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "public, max-age=" + KeyRing.KEPT_BY_OTHERS.toSeconds());
        String issuer = settings.publicUrl().get().toString();
        response.getWriter()
                .write(metadata(issuer, issuer + request.getContextPath()).toString());
    }

    /** RFC 8414, 2; there is no response type, for nobody is sent to an authorization endpoint. */
    static JsonObject metadata(String issuer, String base) {
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("token_endpoint", base + "/api/oauth/token")
                .add("jwks_uri", base + KeySetServlet.PATH)
                .add("grant_types_supported", Json.createArrayBuilder().add("client_credentials"))
                .add("response_types_supported", Json.createArrayBuilder())
                .add(
                        "token_endpoint_auth_methods_supported",
                        Json.createArrayBuilder(List.of("client_secret_basic", "client_secret_post")))
                .add(
                        "scopes_supported",
                        Json.createArrayBuilder(
                                Stream.of(Scope.values()).map(Scope::text).toList()))
                .build();
    }
}
