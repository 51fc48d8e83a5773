package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking changed. Fired in the transaction of the change, so most observers want {@code AFTER_SUCCESS}. */
public sealed interface BookingEvent
        permits BookingRequested,
                BookingConfirmed,
                BookingChanged,
                BookingDeclined,
                BookingCancelled,
                BookingCompleted,
                BookingMissed {

    UUID bookingId();

    Instant at();
}
