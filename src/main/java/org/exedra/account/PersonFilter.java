package org.exedra.account;

import java.util.Optional;

/**
 * Whom somebody looks for; an empty part does not narrow.
 *
 * @param externalId the university's own id, whole, in any spelling of its accents
 * @param email the whole address, in any case and spelling of its accents
 */
public record PersonFilter(Optional<String> externalId, Optional<String> email, Optional<Role> role) {}
