package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was requested. */
public record BookingRequested(UUID bookingId, Instant at) implements BookingEvent {}
