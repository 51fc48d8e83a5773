package org.exedra.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.exedra.account.Actor;

/** The account that makes the request at hand. */
@RequestScoped
public class CurrentAccount {

    static final String ATTRIBUTE = "org.exedra.security.signedIn";

    @Inject
    private HttpServletRequest request;

    public Optional<SignedIn> get() {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /** @throws IllegalStateException if nobody is signed in; where somebody must be, the container has seen to it */
    public SignedIn required() {
        return get().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
    }

    public Actor actor() {
        return required().actor();
    }
}
