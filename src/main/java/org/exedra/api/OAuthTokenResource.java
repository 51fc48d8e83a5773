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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.exedra.client.AccessToken;
import org.exedra.client.AccessTokens;
import org.exedra.client.MachineCaller;
import org.exedra.client.MachineClients;
import org.exedra.client.Scope;
import org.exedra.platform.Ids;
import org.exedra.security.ClientAddress;
import org.exedra.security.RateLimits;
import org.exedra.security.SignInThrottle;

/**
 * Where machine clients get their access tokens: OAuth 2.0 client credentials (RFC 6749, 4.4). Described in META-INF/openapi.yaml.
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
    private SignInThrottle throttle;

    @Inject
    private RateLimits limits;

    @Inject
    private ClientAddress clientAddress;

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
            return issue(asked, clientAddress.of(request));
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

    private Response issue(OAuthTokenRequest asked, String address) throws OAuthRefusal {
        var id = Ids.parse(asked.clientId());
        // Not the client wherever it is: its id is no secret, and whoever knows it could keep it from working.
        String clientHere = "client " + id.map(UUID::toString).orElse("unknown") + " at " + address;
        var wait = throttle.wait(clientHere, address);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return RateLimited.response(wait);
        }
        var client = id.flatMap(known -> clients.authenticate(known, asked.secret()));
        if (client.isEmpty()) {
            throttle.wrong(clientHere, address);
            throw OAuthRefusal.invalidClient();
        }
        throttle.right(clientHere);
        var tooOften = limits.take(client.get().clientId());
        if (tooOften.compareTo(Duration.ZERO) > 0) {
            return RateLimited.response(tooOften);
        }
        return granted(tokens.issue(narrowed(client.get(), asked.scope())));
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
