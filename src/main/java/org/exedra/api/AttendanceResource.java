package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.exedra.attendance.AttendanceReports;
import org.exedra.client.Scope;
import org.exedra.security.CurrentAccount;

/** Who was in a booking's call; for its tutor and for coordinators. */
@ApplicationScoped
@Tag(name = "Attendance")
@Path("/bookings/{id}/attendance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class AttendanceResource {

    @Inject
    private AttendanceReports reports;

    @Inject
    private CurrentAccount currentAccount;

    @GET
    @NeedsScope(Scope.ATTENDANCE_READ)
    @Operation(summary = "Who was in a booking's call")
    @APIResponseSchema(value = AttendanceJson.class, responseDescription = "Both participants, the tutor first.")
    public AttendanceJson read(@PathParam("id") UUID id) {
        return AttendanceJson.of(reports.of(currentAccount.actor(), id));
    }
}
