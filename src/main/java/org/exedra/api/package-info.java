/**
 * REST under {@code /api}. Resources translate between HTTP and the features; they take and give records, and every refusal
 * becomes an RFC 9457 problem in one place, {@link org.exedra.api.ProblemMapper}.
 */
package org.exedra.api;
