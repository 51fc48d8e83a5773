/**
 * What people do with Exedra, in real browsers against a real server. Each journey has accounts and bookings of its own; all of
 * them fail when a page logs an error or its Content Security Policy is violated.
 */
package org.exedra.journey;
