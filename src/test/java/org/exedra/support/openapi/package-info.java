/**
 * What tests need to hold REST against its own OpenAPI document: the document as it is served, requests made from it, and a look
 * at answers with its eyes.
 */
package org.exedra.support.openapi;
