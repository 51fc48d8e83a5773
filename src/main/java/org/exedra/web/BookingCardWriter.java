package org.exedra.web;

import java.io.IOException;
import java.util.List;

/** How bookings look on a dashboard: each with a calendar's leaf, the facts, and beside them what can be done about it. */
final class BookingCardWriter {

    private static final String BUTTON = "button";
    private static final String PRIMARY_BUTTON = "button button-primary";
    private static final String DANGER_BUTTON = "button button-danger";

    private final Markup html;
    private final Messages messages;

    BookingCardWriter(Markup html, Messages messages) {
        this.html = html;
        this.messages = messages;
    }

    void list(List<BookingCard> cards) throws IOException {
        html.open("ul", "bookings");
        for (var card : cards) {
            card(card);
        }
        html.close("ul");
    }

    private void card(BookingCard card) throws IOException {
        html.open("li", "booking booking-" + card.kind());
        leaf(card.leaf());
        facts(card);
        html.open("div", "booking-side");
        if (card.join()) {
            join(card);
        }
        if (card.opens()) {
            countdown(card);
        }
        if (card.answer()) {
            answer(card);
        }
        if (card.cancel()) {
            cancel(card);
        }
        if (card.settle()) {
            settle(card);
        }
        if (card.correction() != null) {
            correction(card);
        }
        if (card.attendance()) {
            attendance(card);
        }
        html.close("div").close("li");
    }

    private void leaf(BookingCard.Leaf leaf) throws IOException {
        html.open("p", "leaf")
                .with("aria-hidden", "true")
                .text("span", "leaf-weekday", leaf.weekday())
                .text("span", "leaf-day", leaf.day())
                .text("span", "leaf-month", leaf.month())
                .close("p");
    }

    private void facts(BookingCard card) throws IOException {
        html.open("div", "booking-facts");
        title(card);
        html.text("p", "booking-person", card.person());
        time(card);
        if (card.note() != null) {
            html.text("p", "booking-note", card.note());
        }
        html.close("div");
    }

    private void title(BookingCard card) throws IOException {
        html.open("div", "booking-title")
                .open("h4")
                .with("id", titleId(card))
                .text(card.subject())
                .close("h4")
                .text("p", "status status-" + card.status(), card.statusText())
                .close("div");
    }

    private void time(BookingCard card) throws IOException {
        html.open("p", "booking-time")
                .open("time")
                .with("datetime", card.startsAt())
                .text(card.day())
                .close("time")
                .open("span")
                .text(card.span())
                .close("span")
                .open("span")
                .text(card.length())
                .close("span")
                .close("p");
    }

    private void join(BookingCard card) throws IOException {
        html.open("div", "join")
                .with("data-join", "")
                .with("data-ends-at", card.endsAt())
                .with("data-over-text", messages.text("join.over"));
        joinLink(card);
        html.close("div");
    }

    /** When it reaches its end, the browser shows the link that waits in the template. */
    private void countdown(BookingCard card) throws IOException {
        html.open("div", "join")
                .with("data-join", "")
                .with("data-opens-at", card.opensAt())
                .with("data-ends-at", card.endsAt())
                .with("data-over-text", messages.text("join.over"))
                .with("data-countdown-text", messages.text("join.countdown"))
                .with("data-open-text", card.openText())
                .text("p", "join-wait", card.opensText())
                .open("template");
        joinLink(card);
        html.close("template").close("div");
    }

    private void joinLink(BookingCard card) throws IOException {
        link(card, PRIMARY_BUTTON, card.sessionUrl(), "join");
    }

    private void answer(BookingCard card) throws IOException {
        html.open("div", "actions");
        button(card, PRIMARY_BUTTON, BookingButton.CONFIRM, asShown(card));
        button(card, BUTTON, BookingButton.DECLINE, asShown(card));
        html.close("div");
    }

    private void cancel(BookingCard card) throws IOException {
        html.open("details", "confirm").open("summary", "button button-quiet button-small");
        about(card, "booking.cancel").close("summary");
        html.open("div", "confirm-step").open("p").text(card.cancelText()).close("p");
        button(card, DANGER_BUTTON, BookingButton.CANCEL, card.id());
        html.close("div").close("details");
    }

    private void settle(BookingCard card) throws IOException {
        html.open("div", "actions");
        button(card, BUTTON, BookingButton.COMPLETE, asShown(card));
        button(card, BUTTON, BookingButton.NO_SHOW, asShown(card));
        html.close("div");
    }

    private void correction(BookingCard card) throws IOException {
        html.open("details", "confirm").open("summary", "button button-quiet button-small");
        about(card, "booking.correct").close("summary");
        html.open("div", "confirm-step confirm-correction");
        button(card, BUTTON, card.correction(), asShown(card));
        html.close("div").close("details");
    }

    private void attendance(BookingCard card) throws IOException {
        link(card, "more", card.attendanceUrl(), "booking.attendance");
    }

    private void link(BookingCard card, String cssClass, String address, String textKey) throws IOException {
        html.open("a", cssClass).with("href", address);
        about(card, textKey).close("a");
    }

    /** For what is said to what was read, and to nothing that it has become since. */
    private static String asShown(BookingCard card) {
        return PressedButton.value(card.id(), card.version());
    }

    private void button(BookingCard card, String cssClass, BookingButton button, String value) throws IOException {
        html.open("button", cssClass).with("type", "submit");
        html.with("name", PressedButton.name(button)).with("value", value);
        about(card, button.textKey()).close("button");
    }

    /** The same words stand on many cards: who does not see them is told which one is meant. */
    private Markup about(BookingCard card, String textKey) throws IOException {
        return html.with("aria-describedby", titleId(card)).text(messages.text(textKey));
    }

    private static String titleId(BookingCard card) {
        return "booking-" + card.id();
    }
}
