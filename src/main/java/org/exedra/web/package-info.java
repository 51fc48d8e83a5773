/**
 * The pages. A {@link org.exedra.web.Route} says which address shows which view, {@link org.exedra.web.LocaleFilter} leads
 * there, and each page has one backing bean whose package mirrors the page's path. Every view is stateless: a page may stay
 * open for as long as it likes, on any node and over a restart; where a post comes from is checked before it gets here.
 */
package org.exedra.web;
