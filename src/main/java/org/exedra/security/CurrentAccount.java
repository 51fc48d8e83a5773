package org.exedra.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.exedra.account.Actor;
import org.exedra.client.MachineCaller;

/** Who makes the request at hand: an account, or, where REST is called with an access token, a machine client. */
@ApplicationScoped
public class CurrentAccount {

    static final String ATTRIBUTE = "org.exedra.security.signedIn";
    static final String MACHINE_ATTRIBUTE = "org.exedra.security.machine";
    static final String REFUSED_TOKEN_ATTRIBUTE = "org.exedra.security.refusedToken";

    @Inject
    private HttpServletRequest request;

    /** The account; empty for machines too, which see no page. */
    public Optional<SignedIn> get() {
        return Optional.ofNullable((SignedIn) request.getAttribute(ATTRIBUTE));
    }

    /** @throws IllegalStateException if nobody is signed in; where somebody must be, the container has seen to it */
    public SignedIn required() {
        return get().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
    }

    public Optional<MachineCaller> machine() {
        return Optional.ofNullable((MachineCaller) request.getAttribute(MACHINE_ATTRIBUTE));
    }

    /** Whether the request carries an access token that is not good, whatever cookies it also has. */
    public boolean hasRefusedToken() {
        return request.getAttribute(REFUSED_TOKEN_ATTRIBUTE) != null;
    }

    /**
     * The person or the machine, as services are told of it.
     *
     * @throws IllegalStateException if it is neither
     */
    public Actor actor() {
        return machine().map(MachineCaller::actor).orElseGet(() -> required().actor());
    }
}
