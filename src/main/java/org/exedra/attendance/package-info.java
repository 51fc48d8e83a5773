/**
 * Who was there. {@link org.exedra.attendance.AttendanceLog} observes the call's events and writes
 * {@link org.exedra.attendance.AttendanceEntry entries}, which are never changed; {@link org.exedra.attendance.Stay stays} are
 * derived from them. An {@link org.exedra.attendance.OpenStay} says who is in a call at this moment and when that was last
 * known, so that a killed server loses a few seconds only.
 */
package org.exedra.attendance;
