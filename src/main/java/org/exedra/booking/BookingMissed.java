package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was marked a no-show. */
public record BookingMissed(UUID bookingId, Instant at) implements BookingEvent {}
