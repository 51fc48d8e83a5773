package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.call.CallService;
import org.exedra.client.Scope;
import org.exedra.security.CurrentAccount;

/** By which video back end a booking's call is made. */
@ApplicationScoped
@Tag(name = "Bookings")
@Path("/bookings/{id}/video-backend")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("COORDINATOR")
public class VideoBackendResource {

    @Inject
    private CallService calls;

    @Inject
    private CurrentAccount currentAccount;

    /** The name of a video back end; null leaves it to the setting. */
    public record VideoBackendChoice(
            @Schema(
                    description = "Its name, such as `peer`; absent or null leaves it to the setting.",
                    examples = "peer")
            String videoBackend) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(
            summary = "Choose the video service of a session",
            description = "Until somebody has been let into its call.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "The booking as it is now.")
    @APIResponse(responseCode = "409", description = "`call-opened`: somebody has been let into its call.")
    public Response use(@PathParam("id") UUID id, VideoBackendChoice body, @Context HttpHeaders headers) {
        var actor = currentAccount.actor();
        return BookingJson.answer(
                calls.useVideoBackend(actor, id, body.videoBackend(), Versions.expected(headers)), actor);
    }
}
