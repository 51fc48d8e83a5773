package org.exedra.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exedra.attendance.AttendanceReport;
import org.exedra.attendance.AttendanceReports;
import org.exedra.security.CurrentAccount;

/** Who was in a booking's call; for its tutor and for coordinators. */
@ApplicationScoped
@Path("/bookings/{id}/attendance")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"STUDENT", "TUTOR", "COORDINATOR"})
public class AttendanceResource {

    @Inject
    private AttendanceReports reports;

    @Inject
    private CurrentAccount currentAccount;

    /** The report as REST shows it. */
    public record AttendanceJson(UUID bookingId, List<ParticipantJson> participants) {}

    /** One participant; {@code totalSeconds} counts an open stay up to now. */
    public record ParticipantJson(UUID accountId, String name, String role, List<StayJson> stays, long totalSeconds) {}

    /** One stay; {@code leftAt} is absent while it is open. */
    public record StayJson(Instant joinedAt, Instant leftAt) {}

    @GET
    public AttendanceJson read(@PathParam("id") UUID id) {
        var report = reports.of(currentAccount.actor(), id);
        return new AttendanceJson(
                report.bookingId(),
                report.participants().stream()
                        .map(AttendanceResource::participant)
                        .toList());
    }

    private static ParticipantJson participant(AttendanceReport.Participant participant) {
        return new ParticipantJson(
                participant.accountId(),
                participant.name(),
                participant.role(),
                participant.stays().stream()
                        .map(stay -> new StayJson(stay.joinedAt(), stay.leftAt()))
                        .toList(),
                participant.total().toSeconds());
    }
}
