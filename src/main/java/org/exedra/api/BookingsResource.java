package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.exedra.account.Role;
import org.exedra.booking.BookingFilter;
import org.exedra.booking.BookingService;
import org.exedra.booking.SessionWish;
import org.exedra.call.CallService;
import org.exedra.security.CurrentAccount;

/** Bookings: one's own; for coordinators, everybody's. */
@ApplicationScoped
@Path("/bookings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class BookingsResource {

    @Inject
    private BookingService bookings;

    @Inject
    private CallService calls;

    @Inject
    private CurrentAccount currentAccount;

    /** What a student asks for. */
    public record BookingRequest(
            @NotNull UUID tutorId,

            @NotBlank @Size(max = SessionWish.SUBJECT_LENGTH)
            String subject,

            @NotNull OffsetDateTime startsAt,

            @Min(SessionWish.SHORTEST_MINUTES) @Max(SessionWish.LONGEST_MINUTES)
            int minutes,

            @Size(max = SessionWish.NOTE_LENGTH) String note) {

        SessionWish wish() {
            return new SessionWish(subject, startsAt.toInstant(), Duration.ofMinutes(minutes), note);
        }
    }

    /** The name of a video back end; null leaves it to the setting. */
    public record VideoBackendChoice(String videoBackend) {}

    /** One page of a list; the way to the next one is in the {@code Link} header (RFC 8288). */
    public record BookingList(List<BookingJson> items) {}

    @GET
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @Context UriInfo uri) {
        var actor = currentAccount.actor();
        var after = Cursor.read(cursor);
        var page = actor.is(Role.COORDINATOR)
                ? bookings.all(actor, BookingFilter.NONE, after, limit)
                : bookings.own(actor, after, limit);
        var response = Response.ok(
                new BookingList(page.items().stream().map(BookingJson::of).toList()));
        page.next()
                .ifPresent(next -> response.link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", Cursor.write(next))
                                .build(),
                        "next"));
        return response.header("Cache-Control", "no-store").build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("STUDENT")
    public Response request(@NotNull @Valid BookingRequest body, @Context UriInfo uri) {
        var booking = bookings.request(currentAccount.actor(), body.tutorId(), body.wish());
        var location =
                uri.getAbsolutePathBuilder().path(booking.id().toString()).build();
        return Response.created(location).entity(BookingJson.of(booking)).build();
    }

    @GET
    @Path("/{id}")
    public BookingJson look(@PathParam("id") UUID id) {
        return BookingJson.of(bookings.look(currentAccount.actor(), id));
    }

    @POST
    @Path("/{id}/confirm")
    public BookingJson confirm(@PathParam("id") UUID id) {
        return BookingJson.of(bookings.confirm(currentAccount.actor(), id));
    }

    @POST
    @Path("/{id}/decline")
    public BookingJson decline(@PathParam("id") UUID id) {
        return BookingJson.of(bookings.decline(currentAccount.actor(), id));
    }

    @POST
    @Path("/{id}/cancel")
    public BookingJson cancel(@PathParam("id") UUID id) {
        return BookingJson.of(bookings.cancel(currentAccount.actor(), id));
    }

    @POST
    @Path("/{id}/video-backend")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("COORDINATOR")
    public BookingJson useVideoBackend(@PathParam("id") UUID id, @NotNull @Valid VideoBackendChoice body) {
        return BookingJson.of(calls.useVideoBackend(currentAccount.actor(), id, body.videoBackend()));
    }

    @POST
    @Path("/{id}/end-call")
    public BookingJson endCall(@PathParam("id") UUID id) {
        return BookingJson.of(calls.end(currentAccount.actor(), id));
    }
}
