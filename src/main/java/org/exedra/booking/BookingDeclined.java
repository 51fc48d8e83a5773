package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking was declined. */
public record BookingDeclined(UUID bookingId, Instant at) implements BookingEvent {}
