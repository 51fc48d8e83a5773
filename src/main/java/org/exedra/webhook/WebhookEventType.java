package org.exedra.webhook;

import java.util.Optional;
import java.util.stream.Stream;

/** What can be told, by the name under which it is told. */
public enum WebhookEventType {
    BOOKING_REQUESTED("booking.requested"),
    BOOKING_CONFIRMED("booking.confirmed"),
    BOOKING_CHANGED("booking.changed"),
    BOOKING_DECLINED("booking.declined"),
    BOOKING_CANCELLED("booking.cancelled"),
    BOOKING_COMPLETED("booking.completed"),
    BOOKING_NO_SHOW("booking.no_show"),
    PARTICIPANT_JOINED("participant.joined"),
    PARTICIPANT_LEFT("participant.left"),
    CALL_ENDED("call.ended");

    private final String text;

    WebhookEventType(String text) {
        this.text = text;
    }

    /** The name in the message, such as {@code booking.confirmed}. */
    public String text() {
        return text;
    }

    static Optional<WebhookEventType> of(String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
