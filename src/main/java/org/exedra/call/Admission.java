package org.exedra.call;

import java.util.List;
import java.util.UUID;
import org.exedra.booking.BookingSummary;
import org.exedra.video.CallMember;
import org.exedra.video.CallRequest;
import org.exedra.video.CallRole;

/**
 * One participant has been admitted to the call of one booking, until the booking's end.
 *
 * @param videoBackend the name of the one that makes this call
 */
public record Admission(BookingSummary booking, UUID participantId, String callId, String videoBackend) {

    public CallRole role() {
        return booking.isTutor(participantId) ? CallRole.TUTOR : CallRole.STUDENT;
    }

    public CallRequest request() {
        var members = List.of(
                new CallMember(booking.tutor().id(), booking.tutor().name(), CallRole.TUTOR),
                new CallMember(booking.student().id(), booking.student().name(), CallRole.STUDENT));
        return new CallRequest(callId, participantId, members, booking.startsAt(), booking.endsAt());
    }
}
