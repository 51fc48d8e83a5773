/**
 * What every feature stands on: the typed {@link org.exedra.platform.Settings}, the {@link java.time.Clock}, the tree of
 * {@link org.exedra.platform.DomainException domain exceptions}, and the languages. It knows no feature.
 */
package org.exedra.platform;
