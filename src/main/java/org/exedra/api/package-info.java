/**
 * REST under {@code /api}. Resources translate between HTTP and the features; they take and give records. Who calls is checked
 * in one place, {@link org.exedra.api.RoleFeature}, what they send in another, {@link org.exedra.api.BodyCheck}, and every refusal
 * becomes an RFC 9457 problem in a third, {@link org.exedra.api.ProblemMapper}.
 */
package org.exedra.api;
