package org.exedra.web.coordinator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exedra.platform.DomainException.NotFound;
import org.exedra.platform.Ids;
import org.exedra.platform.Page;
import org.exedra.security.CurrentAccount;
import org.exedra.web.CurrentPage;
import org.exedra.web.Messages;
import org.exedra.web.Notice;
import org.exedra.web.PressedButton;
import org.exedra.web.Route;
import org.exedra.webhook.AttemptFailure;
import org.exedra.webhook.DeliverySummary;
import org.exedra.webhook.EndpointSummary;
import org.exedra.webhook.WebhookHistory;
import org.exedra.webhook.Webhooks;

/** Where webhooks are sent, and what became of them. The address says whose secret is shown and which messages are. */
@Named
@RequestScoped
public class WebhooksPage {

    private static final int PAGE_SIZE = 20;
    private static final String SECRET = "secret";
    private static final String FAILING = "failing";
    private static final String BEFORE = "before";

    @Inject
    private Webhooks webhooks;

    @Inject
    private WebhookHistory history;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private List<EndpointSummary> endpoints;
    private Page<DeliverySummary> deliveries;

    /** Where to go when this was done. */
    static String after(Notice notice, Optional<UUID> secretToShow) {
        return Route.COORDINATOR_WEBHOOKS.path()
                + notice.query()
                + secretToShow.map(id -> "&" + SECRET + "=" + id).orElse("");
    }

    /** Does what the pressed button says. */
    public void press() {
        PressedButton.in(parameters, WebhookButton.values()).ifPresent(pressed -> {
            // Faces may have looked at them before, to find the button that was pressed.
            endpoints = null;
            deliveries = null;
            try {
                var notice = pressed.button().apply(webhooks, account.actor(), pressed.id());
                var secretToShow =
                        Optional.of(pressed.id()).filter(id -> pressed.button().showsSecret());
                page.redirect(after(notice, secretToShow) + "&" + placeQuery(place()));
            } catch (NotFound gone) {
                messages.error(messages.text("webhooks.gone"));
            } catch (RuntimeException failure) {
                messages.error(messages.about(failure));
            }
        });
    }

    /** Read when the page is rendered, so after a button has done its work. */
    public List<EndpointSummary> getEndpoints() {
        if (endpoints == null) {
            endpoints = webhooks.endpoints(account.actor());
        }
        return endpoints;
    }

    public boolean isSecretShown(EndpointSummary endpoint) {
        return Ids.parse(parameters.get(SECRET)).equals(Optional.of(endpoint.id()));
    }

    /** The endpoint's secret; a word in its place when it cannot be read. */
    public String secret(EndpointSummary endpoint) {
        return webhooks.secret(account.actor(), endpoint.id()).orElseGet(() -> messages.text("webhooks.secret.lost"));
    }

    /** The address that shows an endpoint's secret. */
    public String secretUrl(EndpointSummary endpoint) {
        return page.url(Route.COORDINATOR_WEBHOOKS.path()) + "?" + SECRET + "=" + endpoint.id();
    }

    public Page<DeliverySummary> getDeliveries() {
        if (deliveries == null) {
            deliveries = history.deliveries(account.actor(), isFailingOnly(), place(), PAGE_SIZE);
        }
        return deliveries;
    }

    private Optional<Page.After> place() {
        return Page.After.parse(parameters.get(BEFORE));
    }

    public boolean isFailingOnly() {
        return Boolean.parseBoolean(parameters.get(FAILING));
    }

    public boolean isFirstPage() {
        return place().isEmpty();
    }

    /** The query of the page with the older ones; null when there are none. */
    public String getOlderQuery() {
        return getDeliveries()
                .next()
                .map(next -> "?" + placeQuery(Optional.of(next)))
                .orElse(null);
    }

    /** The part of a query that says which messages are shown. */
    private String placeQuery(Optional<Page.After> place) {
        return FAILING + "=" + isFailingOnly()
                + place.map(after -> "&" + BEFORE + "=" + after.text()).orElse("");
    }

    /** Why the last attempt has failed, in words; null if it has not. */
    public String why(DeliverySummary delivery) {
        if (delivery.failure() == null) {
            return null;
        }
        boolean redirect = delivery.failure() == AttemptFailure.ANSWER && delivery.status() / 100 == 3;
        return messages.text(
                "webhooks.failure."
                        + (redirect ? "REDIRECT" : delivery.failure().name()),
                String.valueOf(delivery.status()));
    }
}
