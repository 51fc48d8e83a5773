package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.call.CallService;
import org.exedra.security.CurrentAccount;
import org.exedra.video.CallGrant;
import org.exedra.video.IceServer;

/** Gives a booking's participants what their browser needs to enter its call, as long as it may be joined. */
@ApplicationScoped
@Tag(name = "Calls")
@Path("/video/token")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class VideoTokenResource {

    @Inject
    private CallService calls;

    @Inject
    private CurrentAccount currentAccount;

    @Inject
    private ServletContext context;

    /** What is asked for. */
    public record TokenRequest(@NotNull UUID bookingId) {}

    /** The grant, and where its socket is. */
    public record Token(
            String backend,
            String callType,
            String callId,
            UUID userId,
            String token,
            Instant expiresAt,
            String socketUrl,
            String socketTicket,
            Map<String, String> client,
            List<IceServer> iceServers,
            String iceTransportPolicy) {

        static Token of(CallGrant grant, String socketUrl) {
            return new Token(
                    grant.backend(),
                    grant.callType(),
                    grant.callId(),
                    grant.userId(),
                    grant.token(),
                    grant.expiresAt(),
                    socketUrl,
                    grant.socketTicket(),
                    grant.client(),
                    grant.iceServers(),
                    grant.iceTransportPolicy());
        }

        @Override
        public String toString() {
            return "Token[" + callId + "]";
        }
    }

    @POST
    @RolesAllowed({"STUDENT", "TUTOR"})
    @Operation(
            summary = "Get what a participant's browser needs to enter a call",
            description = "As long as the session may be joined. The grant is for one entry and lasts minutes.")
    @APIResponseSchema(value = Token.class, responseDescription = "The grant.")
    @APIResponse(responseCode = "404", description = "There is no such booking, or it is not yours.")
    @APIResponse(
            responseCode = "409",
            description = "`too-early` (with `opensAt`), `over`, `ended`, or `not-confirmed`.")
    @APIResponse(responseCode = "503", description = "`video-unavailable`, or the database does not answer.")
    public Response issue(TokenRequest body) {
        var grant = calls.grant(currentAccount.actor(), body.bookingId());
        String socketUrl = context.getContextPath() + "/ws/calls/" + body.bookingId();
        return Response.ok(Token.of(grant, socketUrl))
                .header("Cache-Control", "no-store")
                .build();
    }
}
