/** The page beside the OpenAPI document: the same, for people to read. */
package org.exedra.web.api;
