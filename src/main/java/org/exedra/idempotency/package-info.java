/**
 * Creations that are done once however often they are asked for: the answer to a caller's {@code Idempotency-Key} is kept for a
 * day beside what was created, in the same transaction.
 */
package org.exedra.idempotency;
