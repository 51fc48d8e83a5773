/**
 * Who is calling. One {@link org.exedra.security.ExedraAuthenticationMechanism authentication mechanism} serves pages, REST
 * and sockets. A sign-in is a row in the database and a cookie in the browser: it outlives the server's process and its HTTP
 * sessions, so that a call in progress finds its way back after a restart.
 */
package org.exedra.security;
