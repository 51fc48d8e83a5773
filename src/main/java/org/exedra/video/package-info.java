/**
 * The video back ends behind one small interface. A {@link org.exedra.video.VideoBackend} turns a
 * {@link org.exedra.video.CallRequest} into a {@link org.exedra.video.CallGrant}; {@link org.exedra.video.VideoBackends} knows
 * which one is in use. {@link org.exedra.video.CallTickets} signs and checks what opens the signalling socket. Nothing here
 * knows of bookings: a call is an opaque id.
 */
package org.exedra.video;
