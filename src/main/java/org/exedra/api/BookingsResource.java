package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.account.Actor;
import org.exedra.account.Role;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.BookingVerb;
import org.exedra.booking.SessionWish;
import org.exedra.client.Scope;
import org.exedra.security.CurrentAccount;

/** Bookings: one's own; for coordinators and machine clients, everybody's. */
@ApplicationScoped
@Tag(name = "Bookings")
@Path("/bookings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class BookingsResource {

    private static final String COLLECTION = "bookings";

    @Inject
    private BookingService bookings;

    @Inject
    private Creations creations;

    @Inject
    private CurrentAccount currentAccount;

    /**
     * A session that is wanted.
     *
     * @param studentId for whom; absent when a student asks for themselves
     * @param confirmed true where the tutor need not be asked; for coordinators and machine clients
     */
    public record BookingRequest(
            @NotNull UUID tutorId,

            @Schema(description = "For whom; absent when a student asks for themselves.")
            UUID studentId,

            @NotBlank @Size(max = SessionWish.SUBJECT_LENGTH) @Schema(examples = "Topology")
            String subject,

            @NotNull OffsetDateTime startsAt,

            @NotNull @Min(SessionWish.SHORTEST_MINUTES) @Max(SessionWish.LONGEST_MINUTES)
            Integer minutes,

            @Size(max = SessionWish.NOTE_LENGTH) String note,

            @Schema(description = "Whether the tutor need not be asked; for coordinators and machine clients.")
            boolean confirmed) {

        SessionWish wish() {
            return new SessionWish(subject, startsAt.toInstant(), Duration.ofMinutes(minutes), note);
        }
    }

    /** What a booking is to be like from now on. */
    public record BookingChange(
            @NotBlank @Size(max = SessionWish.SUBJECT_LENGTH)
            String subject,

            @NotNull OffsetDateTime startsAt,

            @NotNull @Min(SessionWish.SHORTEST_MINUTES) @Max(SessionWish.LONGEST_MINUTES)
            Integer minutes,

            @Size(max = SessionWish.NOTE_LENGTH) String note) {

        SessionWish wish() {
            return new SessionWish(subject, startsAt.toInstant(), Duration.ofMinutes(minutes), note);
        }
    }

    /** One page of a list. */
    public record BookingList(List<BookingJson> items) {}

    @GET
    @NeedsScope(Scope.BOOKINGS_READ)
    @Operation(
            summary = "List bookings",
            description = "People see their own, coordinators and machine clients everybody's; latest start first.")
    @APIResponseSchema(value = BookingList.class, responseDescription = "One page.")
    public Response list(@BeanParam BookingQuery query, @Context UriInfo uri) {
        var actor = currentAccount.actor();
        var page = bookings.matching(actor, query.filter(), query.after(), query.limit())
                .map(booking -> BookingJson.of(booking, actor));
        return Lists.answer(page, new BookingList(page.items()), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"STUDENT", "COORDINATOR"})
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(
            summary = "Ask for a session, or arrange one",
            description =
                    "A student asks a tutor for a session. A coordinator or a machine client arranges one for a student,"
                            + " `confirmed` at once where the tutor need not be asked.")
    @APIResponseSchema(value = BookingJson.class, responseCode = "201", responseDescription = "Created.")
    @APIResponse(
            responseCode = "400",
            description = "`no-such-tutor`, `no-such-student`, `start-in-the-past`, `start-too-far-ahead`,"
                    + " or another value is missing or wrong.")
    @APIResponse(responseCode = "409", description = "`slot-taken`: one of the two has another session then.")
    public Response request(BookingRequest body, @Context HttpHeaders headers, @Context UriInfo uri) {
        var actor = currentAccount.actor();
        return creations.create(actor.id(), headers, uri, COLLECTION, body, () -> {
            var booking = request(actor, body);
            return new Creations.Created(booking.id(), booking.version(), BookingJson.of(booking, actor));
        });
    }

    private BookingSummary request(Actor actor, BookingRequest body) {
        boolean forThemselves = body.studentId() == null || body.studentId().equals(actor.id());
        return forThemselves && !body.confirmed() && actor.is(Role.STUDENT)
                ? bookings.request(actor, body.tutorId(), body.wish())
                : bookings.arrange(actor, body.tutorId(), body.studentId(), body.wish(), body.confirmed());
    }

    @GET
    @Path("/{id}")
    @NeedsScope(Scope.BOOKINGS_READ)
    @Operation(summary = "Look a booking up")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "The booking.")
    public Response look(@PathParam("id") UUID id) {
        return answer(bookings.look(currentAccount.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"STUDENT", "COORDINATOR"})
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(
            summary = "Change a booking",
            description =
                    "Subject, time, length and note are replaced; a note that is left out is emptied. What is so already is no"
                            + " change, and has the same version. A student may change what they asked for until the tutor"
                            + " has answered.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(responseCode = "409", description = "`slot-taken`, `status`, `call-opened`, or `over`.")
    public Response change(@PathParam("id") UUID id, BookingChange body, @Context HttpHeaders headers) {
        return answer(bookings.change(currentAccount.actor(), id, body.wish(), Versions.required(headers)));
    }

    @POST
    @Path("/{id}/confirm")
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(summary = "Confirm what was asked for", description = "For its tutor.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(
            responseCode = "409",
            description = "`status`: it is not waiting for an answer. `over`: its time has passed.")
    public Response confirm(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return perform(id, BookingVerb.CONFIRM, headers);
    }

    @POST
    @Path("/{id}/decline")
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(summary = "Decline what was asked for", description = "For its tutor.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(responseCode = "409", description = "`status`: it is not waiting for an answer.")
    public Response decline(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return perform(id, BookingVerb.DECLINE, headers);
    }

    @POST
    @Path("/{id}/cancel")
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(summary = "Cancel a booking", description = "For both participants.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(
            responseCode = "409",
            description = "`over`: its time has passed. `status`: it is declined or cancelled already.")
    public Response cancel(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return perform(id, BookingVerb.CANCEL, headers);
    }

    @POST
    @Path("/{id}/complete")
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(summary = "Say that a session took place", description = "For its tutor, once it has started.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(responseCode = "409", description = "`status`, or `not-started`.")
    public Response complete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return perform(id, BookingVerb.COMPLETE, headers);
    }

    @POST
    @Path("/{id}/no-show")
    @NeedsScope(Scope.BOOKINGS_WRITE)
    @Operation(summary = "Say that somebody did not come", description = "For its tutor, once it has started.")
    @APIResponseSchema(value = BookingJson.class, responseDescription = "As it is now.")
    @APIResponse(responseCode = "409", description = "`status`, or `not-started`.")
    public Response markNoShow(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return perform(id, BookingVerb.MARK_NO_SHOW, headers);
    }

    private Response perform(UUID id, BookingVerb verb, HttpHeaders headers) {
        return answer(bookings.perform(currentAccount.actor(), id, verb, Versions.expected(headers)));
    }

    private Response answer(BookingSummary booking) {
        return BookingJson.answer(booking, currentAccount.actor());
    }
}
