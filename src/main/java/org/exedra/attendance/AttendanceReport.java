package org.exedra.attendance;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.exedra.booking.BookingSummary;

/** Who was in the call of one booking, and when: the tutor first. */
public record AttendanceReport(BookingSummary booking, List<Participant> participants) {

    /**
     * One participant.
     *
     * @param role {@code TUTOR} or {@code STUDENT}: what they are in this booking
     * @param stays in the order of time; none if they did not come
     * @param total the length of all stays, an open one up to now
     */
    public record Participant(UUID accountId, String name, String role, List<Stay> stays, Duration total) {}
}
