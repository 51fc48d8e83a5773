package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.exedra.account.Role;
import org.exedra.platform.Settings;
import org.exedra.security.CurrentAccount;
import org.exedra.security.SignedIn;

/** Who looks at the page, as the frame around every page needs it. Somebody who is not signed in has no roles. */
@Named
@RequestScoped
public class Visitor {

    @Inject
    private CurrentAccount account;

    @Inject
    private Settings settings;

    public boolean isSignedIn() {
        return account.get().isPresent();
    }

    public String getName() {
        return account.get().map(SignedIn::name).orElse("");
    }

    public boolean isStudent() {
        return is(Role.STUDENT);
    }

    public boolean isTutor() {
        return is(Role.TUTOR);
    }

    public boolean isCoordinator() {
        return is(Role.COORDINATOR);
    }

    /** Whether what they see is made up. */
    public boolean isInDemo() {
        return settings.demo();
    }

    private boolean is(Role role) {
        return account.get().filter(someone -> someone.is(role)).isPresent();
    }
}
