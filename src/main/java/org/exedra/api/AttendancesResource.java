package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.attendance.AttendanceReports;
import org.exedra.client.Scope;
import org.exedra.security.CurrentAccount;

/** Who was in whose call, by person and by period; for coordinators and machine clients. */
@ApplicationScoped
@Tag(name = "Attendance")
@Path("/attendance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("COORDINATOR")
public class AttendancesResource {

    @Inject
    private AttendanceReports reports;

    @Inject
    private CurrentAccount currentAccount;

    /** One page of a list: a booking each, in the order of the bookings' list. */
    public record AttendanceList(List<AttendanceJson> items) {}

    @GET
    @NeedsScope(Scope.ATTENDANCE_READ)
    @Operation(
            summary = "Who was in whose call, by person and by period",
            description = "In the order of the bookings' list, latest start first.")
    @APIResponseSchema(value = AttendanceList.class, responseDescription = "One page: a booking each.")
    public Response list(@BeanParam BookingQuery query, @Context UriInfo uri) {
        var page = reports.matching(currentAccount.actor(), query.filter(), query.after(), query.limit())
                .map(AttendanceJson::of);
        return Lists.answer(page, new AttendanceList(page.items()), uri);
    }
}
