package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was confirmed. */
public record BookingConfirmed(UUID bookingId, Instant at) implements BookingEvent {}
