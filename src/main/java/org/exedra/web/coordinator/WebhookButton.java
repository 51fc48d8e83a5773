package org.exedra.web.coordinator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exedra.account.Actor;
import org.exedra.web.Notice;
import org.exedra.webhook.Webhooks;

/** The buttons of the webhooks' page. In a form, the button's name says what is done and its value to what. */
enum WebhookButton {
    TEST(Webhooks::sendTest, Notice.WEBHOOK_TESTED),
    RENEW_SECRET(Webhooks::renewSecret, Notice.WEBHOOK_SECRET),
    ENABLE(Webhooks::enable, Notice.WEBHOOK_ENABLED),
    DISABLE(Webhooks::disable, Notice.WEBHOOK_DISABLED),
    REMOVE(Webhooks::remove, Notice.WEBHOOK_REMOVED),
    SEND_ALL_AGAIN(Webhooks::sendAllAgain, Notice.WEBHOOK_SENT_AGAIN),
    SEND_AGAIN(Webhooks::sendAgain, Notice.WEBHOOK_SENT_AGAIN);

    private final Verb verb;
    private final Notice notice;

    WebhookButton(Verb verb, Notice notice) {
        this.verb = verb;
        this.notice = notice;
    }

    @FunctionalInterface
    private interface Verb {
        void apply(Webhooks webhooks, Actor actor, UUID id);
    }

    /** The button that was pressed, and the endpoint or delivery it belongs to. */
    record Pressed(WebhookButton button, UUID id) {

        Notice apply(Webhooks webhooks, Actor actor) {
            button.verb.apply(webhooks, actor, id);
            return button.notice;
        }

        /** What the page shows besides: a new secret is to be handed on. */
        Optional<UUID> secretToShow() {
            return button == RENEW_SECRET ? Optional.of(id) : Optional.empty();
        }
    }

    static Optional<Pressed> pressed(Map<String, String> parameters) {
        return Stream.of(values())
                .filter(button -> parameters.containsKey(button.key()))
                .findFirst()
                .flatMap(button -> id(parameters.get(button.key())).map(id -> new Pressed(button, id)));
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
