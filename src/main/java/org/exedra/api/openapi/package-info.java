/**
 * Makes the OpenAPI document when Exedra is built: {@link org.exedra.api.openapi.ApiDescription} completes what was read from the
 * resources. The package is not in the WAR.
 */
package org.exedra.api.openapi;
