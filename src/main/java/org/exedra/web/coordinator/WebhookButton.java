package org.exedra.web.coordinator;

import java.util.UUID;
import org.exedra.account.Actor;
import org.exedra.web.Notice;
import org.exedra.webhook.Webhooks;

/** The buttons of the webhooks' page; their value in a form is the id of an endpoint or a delivery. */
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

    Notice apply(Webhooks webhooks, Actor actor, UUID id) {
        verb.apply(webhooks, actor, id);
        return notice;
    }

    /** Whether the page then shows the endpoint's secret: a new one is to be handed on. */
    boolean showsSecret() {
        return this == RENEW_SECRET;
    }
}
