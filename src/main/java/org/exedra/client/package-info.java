/**
 * Machine clients: other systems of the university that call the REST API by themselves. A coordinator makes a
 * {@link org.exedra.client.MachineClient client} and says which {@link org.exedra.client.Scope scopes} it has; it exchanges its
 * secret for short-lived {@link org.exedra.client.AccessTokens access tokens} (OAuth 2.0 client credentials, RFC 6749, 4.4),
 * which every node checks with the published keys of the {@link org.exedra.client.KeyRotation rotation}.
 */
package org.exedra.client;
