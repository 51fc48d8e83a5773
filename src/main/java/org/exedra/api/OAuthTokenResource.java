package org.exedra.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.exedra.client.AccessToken;
import org.exedra.client.AccessTokens;
import org.exedra.client.MachineCaller;
import org.exedra.client.MachineClients;
import org.exedra.client.Scope;
import org.exedra.platform.Ids;
import org.exedra.security.RateLimits;

/**
 * Where machine clients get their access tokens: OAuth 2.0 client credentials (RFC 6749, 4.4). Nobody guesses a secret of 256 bits;
 * how often an address may try is {@link RateLimitFilter}'s (2.3.1). Described in META-INF/openapi.yaml.
 */
@ApplicationScoped
@Path("/oauth/token")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class OAuthTokenResource {

    private static final int LARGEST_BODY = 8 * 1024;

    @Inject
    private MachineClients clients;

    @Inject
    private AccessTokens tokens;

    @Inject
    private RateLimits limits;

    /**
     * Takes the body as it comes, for refusals have a form of their own here, that of RFC 6749, 5.2; but not from the request,
     * of which some servers have taken the first byte by then to see whether a form is there at all.
     */
    @POST
    @Operation(hidden = true)
    public Response issue(InputStream body, @Context HttpServletRequest request) {
        try {
            var asked = read(request, body);
            if (!asked.grantType().equals("client_credentials")) {
                throw OAuthRefusal.unsupportedGrantType();
            }
            return issue(asked);
        } catch (OAuthRefusal refusal) {
            return refusal.response();
        }
    }

    private static OAuthTokenRequest read(HttpServletRequest request, InputStream stream) throws OAuthRefusal {
        byte[] body;
        try {
            body = stream.readNBytes(LARGEST_BODY + 1);
        } catch (IOException e) {
            throw OAuthRefusal.invalidRequest("The body ended before it should.");
        }
        if (body.length > LARGEST_BODY) {
            throw OAuthRefusal.invalidRequest("The body is longer than any that is meant here.");
        }
        return OAuthTokenRequest.read(
                request.getContentType(), Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)), body);
    }

    private Response issue(OAuthTokenRequest asked) throws OAuthRefusal {
        var client = Ids.parse(asked.clientId())
                .flatMap(id -> clients.authenticate(id, asked.secret()))
                .orElseThrow(OAuthRefusal::invalidClient);
        var tooOften = limits.take(client.clientId());
        if (tooOften.compareTo(Duration.ZERO) > 0) {
            return RateLimited.response(tooOften);
        }
        return granted(tokens.issue(narrowed(client, asked.scope())));
    }

    /** The client with what it asks for, which must be no more than it has (RFC 6749, 3.3). */
    private static MachineCaller narrowed(MachineCaller client, Optional<String> scope) throws OAuthRefusal {
        if (scope.isEmpty()) {
            return client;
        }
        var asked = Scope.known(scope.get());
        if (!Scope.areAllKnown(scope.get()) || !client.scopes().containsAll(asked)) {
            throw OAuthRefusal.invalidScope();
        }
        return new MachineCaller(client.clientId(), asked);
    }

    /** RFC 6749, 5.1. */
    private static Response granted(AccessToken token) {
        var body = Json.createObjectBuilder()
                .add("access_token", token.text())
                .add("token_type", "Bearer")
                .add("expires_in", token.lifetime().toSeconds())
                .add("scope", Scope.list(token.scopes()))
                .build();
        return Response.ok(body.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
