package org.exedra.account;

import java.util.Optional;

/**
 * Whom somebody looks for; an empty part does not narrow.
 *
 * @param externalId the university's own id, whole
 * @param email the whole address, in any case
 */
public record PersonFilter(Optional<String> externalId, Optional<String> email, Optional<Role> role) {}
