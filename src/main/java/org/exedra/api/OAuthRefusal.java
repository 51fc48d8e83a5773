package org.exedra.api;

import jakarta.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Why no access token is given, in the words of RFC 6749, 5.2. */
class OAuthRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    private OAuthRefusal(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static OAuthRefusal invalidRequest(String description) {
        return new OAuthRefusal(400, "invalid_request", description);
    }

    /** One answer for whoever is unknown, has the wrong secret, or was revoked. */
    static OAuthRefusal invalidClient() {
        return new OAuthRefusal(401, "invalid_client", "The client is unknown, or its secret is not this one.");
    }

    static OAuthRefusal unsupportedGrantType() {
        return new OAuthRefusal(400, "unsupported_grant_type", "The grant_type here is client_credentials.");
    }

    static OAuthRefusal invalidScope() {
        return new OAuthRefusal(400, "invalid_scope", "The client was not given every scope that it asks for.");
    }

    String error() {
        return error;
    }

    Response response() {
        var response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(Json.createObjectBuilder()
                        .add("error", error)
                        .add("error_description", getMessage())
                        .build()
                        .toString());
        if (status == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"exedra\"");
        }
        return response.build();
    }
}
