/**
 * The call itself. {@link org.exedra.call.CallAdmission} decides who may join now, {@link org.exedra.call.CallRooms} holds the
 * connections of each booking's room, {@link org.exedra.call.CallHandshakeFilter} lets in who
 * has a ticket, {@link org.exedra.call.CallSocket} translates between the WebSocket and the room, and
 * joining, leaving and ending are told as CDI events.
 *
 * <p>Room state is soft: after a restart the clients rebuild it. What must last is in the database.
 */
package org.exedra.call;
