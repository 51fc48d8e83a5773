package org.exedra.account;

import java.util.UUID;

/**
 * A person as others see them.
 *
 * @param externalId the university's own id of them, for those who look after people; null if there is none
 */
public record Person(UUID id, String name, String externalId) {}
