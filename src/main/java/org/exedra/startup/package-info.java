/**
 * The application's start, in its one order: settings, schema, demo data, the watch over the rooms. It knows everything and
 * nothing knows it.
 */
package org.exedra.startup;
