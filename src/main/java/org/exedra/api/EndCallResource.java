package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.exedra.call.CallService;
import org.exedra.security.CurrentAccount;

/** A booking's tutor ends its call for both. */
@ApplicationScoped
@Path("/bookings/{id}/end-call")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class EndCallResource {

    @Inject
    private CallService calls;

    @Inject
    private CurrentAccount currentAccount;

    @POST
    public Response end(@PathParam("id") UUID id) {
        var actor = currentAccount.actor();
        return BookingJson.answer(calls.end(actor, id), actor);
    }
}
