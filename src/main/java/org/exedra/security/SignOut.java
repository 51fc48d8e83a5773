package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Ends a sign-in: in the database, in the browser, and in the server's session. */
@ApplicationScoped
public class SignOut {

    @Inject
    private SignIns signIns;

    @Inject
    private SignInCookie cookie;

    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(signIns::close);
        cookie.clear(request, response);
        request.removeAttribute(CurrentAccount.ATTRIBUTE);
        try {
            request.logout();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
