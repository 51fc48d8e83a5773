package org.exedra.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.exedra.client.Scope;

/** Refusals that tell a machine client by which token it would be let in (RFC 6750, 3: by one parameter at least). */
final class BearerChallenge {

    private BearerChallenge() {}

    /** Nothing says who calls; without an error code, for there was no token to be wrong (RFC 6750, 3.1). */
    static Response unauthenticated() {
        return challenge(
                new Problem(401, "unauthenticated", "Not signed in", "Sign in first, or send a token."),
                "Bearer realm=\"exedra\"");
    }

    static Response invalidToken() {
        return challenge(
                new Problem(
                        401,
                        "invalid-token",
                        "Token not accepted",
                        "The access token is over, was revoked, or is none of ours. Get a new one."),
                "Bearer error=\"invalid_token\"");
    }

    static Response forPeopleOnly() {
        return challenge(
                new Problem(
                        403,
                        "insufficient-scope",
                        "Not allowed",
                        "This is for people only, whatever scopes an access token has."),
                "Bearer error=\"insufficient_scope\"");
    }

    static Response insufficientScope(Scope needed) {
        return challenge(
                new Problem(
                        403,
                        "insufficient-scope",
                        "Not allowed",
                        "This needs an access token with the scope " + needed.text() + "."),
                "Bearer error=\"insufficient_scope\", scope=\"" + needed.text() + "\"");
    }

    private static Response challenge(Problem problem, String challenge) {
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }
}
