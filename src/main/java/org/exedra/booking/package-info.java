/**
 * Bookings: who meets whom, when, and in what state. {@link org.exedra.booking.Booking} has the verbs,
 * {@link org.exedra.booking.BookingStatus} the allowed transitions, {@link org.exedra.booking.BookingService} the
 * transactions, {@link org.exedra.booking.JoinWindow} the rule of when a call may be joined, and each change is told by a
 * {@link org.exedra.booking.BookingEvent}. It knows nothing of video.
 */
package org.exedra.booking;
