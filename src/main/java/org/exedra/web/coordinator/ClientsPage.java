package org.exedra.web.coordinator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.exedra.client.ClientSummary;
import org.exedra.client.KeyRotation;
import org.exedra.client.MachineClients;
import org.exedra.client.NewClient;
import org.exedra.client.Scope;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.security.CurrentAccount;
import org.exedra.web.CurrentPage;
import org.exedra.web.Messages;
import org.exedra.web.Notice;
import org.exedra.web.PressedButton;
import org.exedra.web.Route;

/**
 * The machine clients. A new one's secret is on the page that answers its form and nowhere else: no address, log or session ever
 * has it, and the form, sent again by a reload, makes no second client.
 */
@Named
@RequestScoped
public class ClientsPage {

    private static final String SCOPE = "scope";
    private static final String FORM = "form";

    /** The buttons of the list; their value in the form is the client's id. */
    private enum ClientButton {
        REVOKE
    }

    @Inject
    private MachineClients clients;

    @Inject
    private KeyRotation rotation;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    @Inject
    @RequestParameterValuesMap
    private Map<String, String[]> values;

    private String name;
    private NewClient made;
    private List<ClientSummary> all;

    public void create() {
        forgetList();
        try {
            made = clients.create(account.actor(), parameters.getOrDefault(FORM, ""), name, chosenScopes());
            name = null;
        } catch (Invalid invalid) {
            messages.error(invalid.field().equals("name") ? "name" : null, messages.about(invalid));
        } catch (RuntimeException failure) {
            messages.error(messages.about(failure));
        }
    }

    /** Faces may have looked at it before, to find the button that was pressed. */
    private void forgetList() {
        all = null;
    }

    private Set<Scope> chosenScopes() {
        return Scope.known(String.join(" ", values.getOrDefault(SCOPE, new String[0])));
    }

    /** Revokes the client whose button was pressed, if it was one of those. */
    public void press() {
        PressedButton.in(parameters, ClientButton.values())
                .ifPresent(
                        pressed -> attempt(() -> clients.revoke(account.actor(), pressed.id()), Notice.CLIENT_REVOKED));
    }

    public void rotate() {
        attempt(() -> rotation.rotate(account.actor()), Notice.KEY_ROTATED);
    }

    private void attempt(Runnable action, Notice done) {
        forgetList();
        try {
            action.run();
            page.redirect(Route.COORDINATOR_CLIENTS.path() + done.query());
        } catch (NotFound gone) {
            messages.error(messages.text("clients.gone"));
        } catch (RuntimeException failure) {
            messages.error(messages.about(failure));
        }
    }

    /** The client that was made just now; null if none was. */
    public NewClient getMade() {
        return made;
    }

    /** Read when the page is rendered, so after a button has done its work. */
    public List<ClientSummary> getAll() {
        if (all == null) {
            all = clients.all(account.actor());
        }
        return all;
    }

    public List<Scope> getScopes() {
        return List.of(Scope.values());
    }

    /** Whether it was ticked in a form that has to be mended. */
    public boolean isChosen(Scope scope) {
        return made == null && chosenScopes().contains(scope);
    }

    /** What this form will be known by. */
    public String getForm() {
        return UUID.randomUUID().toString();
    }

    public int getNameLength() {
        return MachineClients.NAME_LENGTH;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
