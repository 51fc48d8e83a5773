package org.exedra.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.exedra.account.AccountService;
import org.exedra.account.PersonSummary;
import org.exedra.platform.Settings;
import org.exedra.security.Invitations;

/**
 * The first coordinators, whom nobody in Exedra can appoint: the setting names them. Whoever of them cannot sign in yet gets a
 * link to choose a password by; it is in the log, for whoever reads that runs the server.
 */
@ApplicationScoped
public class Coordinators {

    private static final Logger LOG = System.getLogger(Coordinators.class.getName());

    @Inject
    private AccountService people;

    @Inject
    private Invitations invitations;

    /** @param contextPath where the application is on its server, for the link */
    void appoint(Settings settings, String contextPath) {
        for (String email : settings.coordinators()) {
            invitations.inviteAppointed(appointed(email).id()).ifPresent(invited -> {
                String link = settings.publicAddress(contextPath + invited.path());
                // With a space behind it: logs have signs of their own at a message's end.
                LOG.log(
                        Level.WARNING,
                        "A coordinator whom EXEDRA_COORDINATORS names has no password yet. They choose one at " + link
                                + " , once and until " + invited.expiresAt() + ".");
            });
        }
        if (!people.hasCoordinator()) {
            LOG.log(
                    Level.WARNING,
                    "There is no coordinator yet: name the first by their e-mail address in EXEDRA_COORDINATORS.");
        }
    }

    private PersonSummary appointed(String email) {
        try {
            return people.appoint(email);
        } catch (RuntimeException anotherNodeMayHaveBeenQuicker) {
            // What is really wrong is wrong the second time too.
            return people.appoint(email);
        }
    }
}
