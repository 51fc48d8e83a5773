/** Machine clients: other systems of the university that call the REST API by themselves, and what they may do. */
package org.exedra.client;
