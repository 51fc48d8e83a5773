package org.exedra.account;

import java.util.UUID;

/** Somebody who was none is a coordinator now. */
public record CoordinatorAppointed(UUID accountId) {}
