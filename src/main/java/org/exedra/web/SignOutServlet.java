package org.exedra.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exedra.security.SignOut;

/** Where the sign-out button of every page posts to. A link that leads here signs nobody out. */
@WebServlet(SignOutServlet.PATH)
public class SignOutServlet extends HttpServlet {

    static final String PATH = "/pages/sign-out";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SignOut signOut;

    @Inject
    private transient CurrentPage page;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = page.url(Route.LOGIN.path() + Notice.SIGNED_OUT.query());
        signOut.signOut(request, response);
        response.sendRedirect(next);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(page.url(Route.DASHBOARD.path()));
    }
}
