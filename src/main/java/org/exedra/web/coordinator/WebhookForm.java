package org.exedra.web.coordinator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.platform.DomainException.Invalid;
import org.exedra.security.CurrentAccount;
import org.exedra.web.CurrentPage;
import org.exedra.web.Messages;
import org.exedra.web.Notice;
import org.exedra.webhook.WebhookEventType;
import org.exedra.webhook.Webhooks;

/** Where a coordinator says where else webhooks are to be sent. */
@Named
@RequestScoped
public class WebhookForm {

    private static final String TYPE = "type";

    @Inject
    private Webhooks webhooks;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    @RequestParameterValuesMap
    private Map<String, String[]> parameters;

    private String url;

    public void add() {
        try {
            UUID id = webhooks.add(account.actor(), url, chosen());
            page.redirect(WebhooksPage.after(Notice.WEBHOOK_ADDED, Optional.of(id)));
        } catch (Invalid invalid) {
            messages.error(invalid.field(), messages.about(invalid));
        } catch (RuntimeException failure) {
            messages.error(messages.about(failure));
        }
    }

    private Set<WebhookEventType> chosen() {
        return getTypes().stream().filter(this::isChosen).collect(Collectors.toSet());
    }

    public List<WebhookEventType> getTypes() {
        return List.of(WebhookEventType.values());
    }

    public boolean isChosen(WebhookEventType type) {
        return Stream.of(parameters.getOrDefault(TYPE, new String[0])).anyMatch(type.name()::equals);
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }
}
