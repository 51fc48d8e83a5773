package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.exedra.platform.Languages;
import org.exedra.security.SignInThrottle;

/** Signs somebody in with e-mail address and password, and leads on to where they wanted to go. */
@Named
@RequestScoped
public class LoginPage {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private SecurityContext security;

    @Inject
    private CurrentPage page;

    @Inject
    private Visitor visitor;

    @Inject
    private Messages messages;

    private String email;
    private String password;
    private String next;

    public void skipIfSignedIn() {
        if (visitor.isSignedIn()) {
            goOn();
        }
    }

    public void signIn() {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        var request = (HttpServletRequest) external.getRequest();
        var response = (HttpServletResponse) external.getResponse();
        forgetWhoever(request);
        var status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(email, password))
                        .newAuthentication(true));
        if (status == AuthenticationStatus.SUCCESS) {
            goOn();
        } else {
            refuse(request, response);
        }
    }

    /** Some servers go on with somebody they know already, whatever new credential there is. */
    private static void forgetWhoever(HttpServletRequest request) {
        try {
            request.logout();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void goOn() {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        String target = ReturnPath.of(next).map(this::inThisLanguage).orElseGet(() -> page.url(Route.DASHBOARD.path()));
        try {
            external.redirect(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language may have been chosen here, after the page was asked for in another. */
    private String inThisLanguage(String path) {
        return Languages.ofPath(path)
                .map(tag -> page.url(path.substring(1 + tag.length())))
                .orElseGet(() -> page.resource(path));
    }

    /** Says the same whether or not there is such an account. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        var wait = request.getAttribute(SignInThrottle.RETRY_AFTER_SECONDS);
        if (wait == null) {
            messages.error(messages.text("login.wrong"));
            return;
        }
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", wait.toString());
        messages.error(messages.text("login.too-many", wait));
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getNext() {
        return next;
    }

    public void setNext(String next) {
        this.next = next;
    }
}
