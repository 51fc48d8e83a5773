package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.client.Scope;
import org.exedra.security.CurrentAccount;
import org.exedra.security.Invitations;

/** The link by which a person who was added chooses a password, for the university to hand on. */
@ApplicationScoped
@Tag(name = "People")
@Path("/people/{id}/invitation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("COORDINATOR")
public class InvitationResource {

    @Inject
    private Invitations invitations;

    @Inject
    private CurrentAccount currentAccount;

    /** The link: whoever has it chooses the person's password. */
    public record InvitationJson(URI url, Instant expiresAt) {

        @Override
        public String toString() {
            return "InvitationJson[" + expiresAt + "]";
        }
    }

    @POST
    @NeedsScope(Scope.PEOPLE_WRITE)
    @Operation(
            summary = "Get a link by which a person chooses a password",
            description = "It is good once, and ends the one before. Hand it to that person only. Only a person, and no"
                    + " machine client, gets one for a coordinator.")
    @APIResponseSchema(value = InvitationJson.class, responseDescription = "The link, and until when it is good.")
    public Response invite(@PathParam("id") UUID id, @Context UriInfo uri) {
        var invited = invitations.invite(currentAccount.actor(), id);
        String application = uri.getBaseUri().getPath().replaceFirst("/api/?$", "");
        var url = uri.getBaseUri().resolve(application + invited.path());
        return Response.ok(new InvitationJson(url, invited.expiresAt()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
