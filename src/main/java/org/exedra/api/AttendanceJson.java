package org.exedra.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.exedra.attendance.AttendanceReport;
import org.exedra.platform.MayBeAbsent;

/** The attendance of one booking as REST shows it: the tutor's first. */
public record AttendanceJson(UUID bookingId, Instant startsAt, Instant endsAt, List<ParticipantJson> participants) {

    /** One participant; {@code totalSeconds} counts an open stay up to now. */
    public record ParticipantJson(UUID accountId, String name, String role, List<StayJson> stays, long totalSeconds) {

        private static ParticipantJson of(AttendanceReport.Participant participant) {
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

    /** One stay; {@code leftAt} is absent while it is open. */
    public record StayJson(Instant joinedAt, @MayBeAbsent Instant leftAt) {}

    static AttendanceJson of(AttendanceReport report) {
        var booking = report.booking();
        return new AttendanceJson(
                booking.id(),
                booking.startsAt(),
                booking.endsAt(),
                report.participants().stream().map(ParticipantJson::of).toList());
    }
}
