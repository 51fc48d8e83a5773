package org.exedra.call;

import java.util.UUID;
import org.exedra.booking.BookingSummary;
import org.exedra.video.CallRequest;
import org.exedra.video.CallRole;

/** One participant has been admitted to the call of one booking, until the booking's end. */
public record Admission(BookingSummary booking, UUID participantId, String callId) {

    public CallRole role() {
        return booking.isTutor(participantId) ? CallRole.TUTOR : CallRole.STUDENT;
    }

    public CallRequest request() {
        return new CallRequest(callId, participantId, role(), booking.endsAt());
    }
}
