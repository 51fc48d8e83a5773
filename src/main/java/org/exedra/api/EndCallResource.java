package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.call.CallService;
import org.exedra.security.CurrentAccount;

/** A booking's tutor ends its call for both. */
@ApplicationScoped
@Tag(name = "Calls")
@Path("/bookings/{id}/end-call")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class EndCallResource {

    @Inject
    private CallService calls;

    @Inject
    private CurrentAccount currentAccount;

    @POST
    @Operation(summary = "End a session's call for both", description = "For its tutor, while it runs.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "The booking as it is now.")
    @APIResponse(responseCode = "409", description = "`too-early`, `over`, `ended`, or `not-confirmed`.")
    public Response end(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        var actor = currentAccount.actor();
        return BookingJson.answer(calls.end(actor, id, Versions.expected(headers)), actor);
    }
}
