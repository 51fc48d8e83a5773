package org.exedra.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exedra.account.Role;
import org.exedra.platform.Languages;
import org.exedra.security.CurrentAccount;
import org.exedra.security.RequestPath;
import org.exedra.security.SignedIn;

/**
 * Leads {@code /{language}/...} to the view, and a page's path without a language to the one with it. The views themselves are
 * reached from here only. It goes by the address as it was sent: one that is written in another way,
 * with escapes, parameters or empty segments, is no page, for the container might hold its constraints against another path.
 */
public class LocaleFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    @Inject
    private transient CurrentAccount account;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        Optional<String> language = Languages.ofPath(path);
        String page = language.map(tag -> path.substring(1 + tag.length())).orElse(path);
        if (page.isEmpty() || page.equals("/")) {
            redirect(request, response, language, Route.DASHBOARD.path());
            return;
        }
        Optional<Route.Match> match = Route.match(page);
        if (isView(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (match.isEmpty() && language.isEmpty()) {
            chain.doFilter(request, response);
        } else if (match.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (language.isEmpty()) {
            redirect(request, response, language, page);
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (match.get().route().isFor(roles())) {
            show(match.get(), request, response);
        } else {
            // What is closed to somebody answers like what does not exist.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The views behind the addresses are for nobody: this filter forwards to them, and forwards do not come by here. */
    private static boolean isView(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/pages/") || path.endsWith(".xhtml");
    }

    private Set<Role> roles() {
        return account.get().map(SignedIn::roles).orElse(Set.of());
    }

    private void redirect(
            HttpServletRequest request, HttpServletResponse response, Optional<String> language, String page)
            throws IOException {
        String tag = language.or(() -> account.get().map(SignedIn::locale))
                .filter(Languages.ALL::contains)
                .orElseGet(() -> Languages.best(request.getLocales()));
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.sendRedirect(request.getContextPath() + "/" + tag + page + query);
    }

    private static void show(Route.Match match, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        match.bookingId().ifPresent(id -> request.setAttribute(CurrentPage.BOOKING_ID, id));
        match.named().ifPresent(name -> request.setAttribute(CurrentPage.NAMED, name));
        request.getRequestDispatcher(match.route().view()).forward(request, response);
    }
}
