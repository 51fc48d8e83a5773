package org.exedra.video;

import java.util.UUID;

/** Somebody who belongs to a call. */
public record CallMember(UUID id, String name, CallRole role) {}
