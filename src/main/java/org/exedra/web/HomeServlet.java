package org.exedra.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * Stands at the bare address, from which {@link LocaleFilter} leads on. GlassFish refuses an address at which nothing stands
 * before it asks any filter.
 */
@WebServlet("")
public class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
}
