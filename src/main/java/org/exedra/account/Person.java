package org.exedra.account;

import java.util.UUID;

/** A person as others see them. */
public record Person(UUID id, String name) {}
