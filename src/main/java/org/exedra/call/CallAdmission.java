package org.exedra.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.Bookings;
import org.exedra.booking.JoinWindow;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.video.VideoBackends;

/** Decides whether somebody may join the call of a booking now. The page, the token endpoint and the socket all ask here. */
@ApplicationScoped
public class CallAdmission {

    @Inject
    private Bookings bookings;

    @Inject
    private JoinWindow joinWindow;

    @Inject
    private VideoBackends backends;

    @Inject
    private Clock clock;

    /**
     * Admits a participant, and stores the call's id and its back end at the first time.
     *
     * @throws NotFound for a stranger, just as for a booking that does not exist
     * @throws AdmissionRefused if the booking is theirs but cannot be joined now
     */
    public Admission admit(UUID accountId, UUID bookingId) {
        var booking = openBooking(accountId, bookingId);
        String callId = callId(bookingId.toString());
        String videoBackend = Optional.ofNullable(booking.videoBackend()).orElseGet(backends::standard);
        if (booking.callId() == null) {
            bookings.openCall(bookingId, callId, videoBackend);
        }
        return new Admission(booking, accountId, callId, videoBackend);
    }

    /** Refuses whom {@link #admit} refuses, and changes nothing. */
    public void require(UUID accountId, UUID bookingId) {
        openBooking(accountId, bookingId);
    }

    /** The call of a booking, in every back end. */
    static String callId(String bookingId) {
        return "booking-" + bookingId;
    }

    private BookingSummary openBooking(UUID accountId, UUID bookingId) {
        var booking = bookings.summary(bookingId)
                .filter(candidate -> candidate.isParticipant(accountId))
                .orElseThrow(NotFound::new);
        requireOpen(booking);
        return booking;
    }

    private void requireOpen(BookingSummary booking) {
        var now = clock.instant();
        if (booking.callEndedAt() != null) {
            throw AdmissionRefused.ended();
        }
        if (joinWindow.isOpen(booking.status(), booking.startsAt(), booking.endsAt(), now)) {
            return;
        }
        switch (booking.status()) {
            case CONFIRMED -> {
                var opensAt = joinWindow.opensAt(booking.startsAt());
                throw now.isBefore(opensAt) ? AdmissionRefused.tooEarly(opensAt) : AdmissionRefused.over();
            }
            case COMPLETED, NO_SHOW -> throw AdmissionRefused.over();
            case REQUESTED, DECLINED, CANCELLED -> throw AdmissionRefused.notConfirmed();
        }
    }
}
