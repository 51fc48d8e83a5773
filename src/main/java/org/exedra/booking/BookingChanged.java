package org.exedra.booking;

import java.time.Instant;
import java.util.UUID;

/** A booking's time, subject or note was changed. */
public record BookingChanged(UUID bookingId, Instant at) implements BookingEvent {}
