package org.exedra.webhook;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.UUID;
import org.exedra.account.Account;
import org.exedra.booking.Booking;

/**
 * The JSON of a message: its type, when it happened, and the data (Standard Webhooks 1.0.0, "Payload structure"). People are
 * told by their ids alone; names, addresses and notes can be read by who may.
 */
final class WebhookBody {

    private final String type;
    private final Instant at;
    private final JsonObjectBuilder data = Json.createObjectBuilder();
    private Booking booking;

    WebhookBody(String type, Instant at) {
        this.type = type;
        this.at = at;
    }

    WebhookBody booking(Booking value) {
        booking = value;
        data.add(
                "booking",
                Json.createObjectBuilder()
                        .add("id", value.id().toString())
                        .add("status", value.status().name())
                        .add("subject", value.subject())
                        .add("startsAt", value.startsAt().toString())
                        .add("endsAt", value.endsAt().toString())
                        .add("tutor", person(value.tutor()))
                        .add("student", person(value.student())));
        return this;
    }

    /** The university's own id is there where it is known. */
    private static JsonObjectBuilder person(Account account) {
        var person = Json.createObjectBuilder().add("id", account.id().toString());
        account.externalId().ifPresent(externalId -> person.add("externalId", externalId));
        return person;
    }

    /** Who of the booking's two came or went, and by which connection: somebody may have several, one after the other. */
    WebhookBody participant(UUID accountId, UUID connectionId) {
        var account = booking.isTutor(accountId) ? booking.tutor() : booking.student();
        data.add(
                "participant",
                person(account)
                        .add("role", booking.isTutor(accountId) ? "TUTOR" : "STUDENT")
                        .add("connectionId", connectionId.toString()));
        return this;
    }

    WebhookBody endedBy(UUID accountId) {
        data.add("endedBy", person(booking.isTutor(accountId) ? booking.tutor() : booking.student()));
        return this;
    }

    String text() {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("timestamp", at.toString())
                .add("data", data)
                .build()
                .toString();
    }
}
