package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.security.Invitations;
import org.exedra.security.SignOut;

/** Where a person who was invited chooses a password. */
@Named
@RequestScoped
public class InvitationPage {

    @Inject
    private Invitations invitations;

    @Inject
    private SignOut signOut;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private String password;

    /** Null when the link is none, or good no more. */
    public String getEmail() {
        return invitations.emailOf(code()).orElse(null);
    }

    /** From the address itself: whether there is a form at all depends on it, before a view parameter would be known. */
    private String code() {
        return parameters.get("code");
    }

    public void choose() {
        try {
            invitations.choosePassword(code(), password);
            // Somebody else may be signed in here: the way leads to this person's own sign-in.
            var external = FacesContext.getCurrentInstance().getExternalContext();
            signOut.signOut((HttpServletRequest) external.getRequest(), (HttpServletResponse) external.getResponse());
            page.redirect(Route.LOGIN.path() + Notice.PASSWORD.query());
        } catch (NotFound e) {
            // The page says so by itself.
        } catch (RuntimeException failure) {
            messages.error("password", messages.about(failure));
        }
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
