package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was cancelled. */
public record BookingCancelled(UUID bookingId, Instant at) implements BookingEvent {}
