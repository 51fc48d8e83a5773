package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.BookingVerb;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Expected;
import org.exedra.video.CallGrant;
import org.exedra.video.VideoBackends;
import org.exedra.video.VideoUnavailable;

/** What participants do with a call as a whole: get a grant for it, and end it. */
@ApplicationScoped
public class CallService {

    @Inject
    private CallAdmission admission;

    @Inject
    private VideoBackends backends;

    @Inject
    private BookingService bookings;

    @Inject
    private Event<CallEnded> ended;

    @Inject
    private Clock clock;

    /**
     * Grants a participant the call, by its back end.
     *
     * @throws NotFound for a stranger, just as for a booking that does not exist
     * @throws AdmissionRefused if the booking cannot be joined now
     * @throws VideoUnavailable if the back end's service cannot be reached; the booking is not harmed by it
     */
    public CallGrant grant(Actor actor, UUID bookingId) {
        var admitted = admission.admit(actor.id(), bookingId);
        return backends.named(admitted.videoBackend()).grant(admitted.request());
    }

    /**
     * A coordinator chooses the video back end of a booking's call, as long as nobody was let into it.
     *
     * @param videoBackend its name; null leaves it to the setting
     * @throws Invalid if there is none of that name in use
     */
    public BookingSummary useVideoBackend(Actor actor, UUID bookingId, String videoBackend, Expected expected) {
        if (videoBackend != null && backends.find(videoBackend).isEmpty()) {
            throw new Invalid("no-such-video-backend", "videoBackend", "There is no video back end of that name here.");
        }
        return bookings.useVideoBackend(actor, bookingId, videoBackend, expected);
    }

    /**
     * The tutor ends the call for both, while it may be joined.
     *
     * @throws AdmissionRefused if the call is not open
     */
    @Transactional
    public BookingSummary end(Actor actor, UUID bookingId, Expected expected) {
        // Not admit: that would store the call's id, a change of the booking behind the back of the one that ends it.
        admission.require(actor.id(), bookingId);
        var booking = bookings.perform(actor, bookingId, BookingVerb.END_CALL, expected);
        ended.fire(new CallEnded(bookingId, actor.id(), clock.instant()));
        return booking;
    }
}
