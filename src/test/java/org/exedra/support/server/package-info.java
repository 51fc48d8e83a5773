/** The application servers that Exedra runs on: each laid out with the very files that the README gives its administrator. */
package org.exedra.support.server;
