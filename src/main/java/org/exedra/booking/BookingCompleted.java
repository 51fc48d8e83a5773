package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was completed. */
public record BookingCompleted(UUID bookingId, Instant at) implements BookingEvent {}
