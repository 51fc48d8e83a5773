package org.exedra.idempotency;

/**
 * What was answered to whoever asked for a creation.
 *
 * @param location where what was created is, below the root of REST
 * @param etag its version, as the header carries it
 * @param body its representation
 */
public record Creation(String location, String etag, String body) {}
