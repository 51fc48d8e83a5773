/** What tests lean on: databases, servers and clients. Scenarios are not here. */
package org.exedra.support;
