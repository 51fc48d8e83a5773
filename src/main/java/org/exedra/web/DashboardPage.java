package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.booking.Agenda;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.Bookings.Side;
import org.exedra.platform.Page;
import org.exedra.security.CurrentAccount;
import org.exedra.web.BookingCards.Kind;

/** A person's own sessions: now, next, waiting for an answer, and past; on each side they have a role for. */
@Named
@RequestScoped
public class DashboardPage {

    private static final int PAGE_SIZE = 20;

    @Inject
    private Agenda agenda;

    @Inject
    private BookingService bookings;

    @Inject
    private BookingCards cards;

    @Inject
    private CurrentAccount account;

    @Inject
    private CurrentPage page;

    @Inject
    private Messages messages;

    @Inject
    @RequestParameterMap
    private Map<String, String> parameters;

    private List<Part> parts;

    /**
     * The agenda of one side.
     *
     * @param key what the part's elements are named by in the page and its address
     * @param groups those that have something in them
     * @param newestUrl the address of the newest past ones; null when these are they
     * @param olderUrl the address of the older past ones; null when there are none
     */
    public record Part(String key, List<Group> groups, String newestUrl, String olderUrl) {}

    /** Bookings under one heading. */
    public record Group(String key, String heading, List<BookingCard> cards) {}

    /** A coordinator who neither teaches nor learns has nothing here. */
    public void sendCoordinatorOn() {
        var me = account.required();
        if (me.is(Role.COORDINATOR) && sides().isEmpty()) {
            page.redirect(Route.COORDINATOR_BOOKINGS.path());
        }
    }

    /** Does what the pressed button says. When it is refused, the page shows why and how things stand now. */
    public void press() {
        PressedButton.in(parameters, BookingButton.values()).ifPresent(pressed -> {
            // Faces has looked at them before, to find the button that was pressed.
            parts = null;
            try {
                var notice = pressed.button().apply(bookings, account.actor(), pressed.id(), pressed.expected());
                page.redirect(Route.DASHBOARD.path() + notice.query() + places());
            } catch (RuntimeException failure) {
                messages.error(messages.about(failure));
            }
        });
    }

    /** Read when the page is rendered, so after a button has done its work. */
    public List<Part> getParts() {
        if (parts == null) {
            parts = sides().stream().map(this::part).toList();
        }
        return parts;
    }

    private Part part(Side side) {
        var after = after(side);
        var view = agenda.of(account.actor(), side, after, PAGE_SIZE);
        return new Part(
                key(side),
                Stream.of(
                                group(Kind.NOW, side, view.now()),
                                group(Kind.NEXT, side, view.next()),
                                group(Kind.WAITING, side, view.waiting()),
                                group(Kind.PAST, side, view.past().items()))
                        .filter(group -> !group.cards().isEmpty())
                        .toList(),
                after.isEmpty() ? null : pastUrl(side, ""),
                view.past()
                        .next()
                        .map(place -> pastUrl(side, "?" + query(side, place)))
                        .orElse(null));
    }

    /** Where the reader is among the past ones, for the query of an address that leads back there. */
    private String places() {
        return sides().stream()
                .map(side -> after(side).map(place -> "&" + query(side, place)).orElse(""))
                .collect(Collectors.joining());
    }

    private Optional<Page.After> after(Side side) {
        return Page.After.parse(parameters.get(parameter(side)));
    }

    private static String query(Side side, Page.After place) {
        return parameter(side) + "=" + place.text();
    }

    private String pastUrl(Side side, String query) {
        return page.url(Route.DASHBOARD.path()) + query + "#" + key(side) + "-past";
    }

    private Group group(Kind kind, Side side, List<BookingSummary> found) {
        String key = kind.name().toLowerCase(Locale.ROOT);
        String heading = kind == Kind.WAITING ? key + "-" + key(side) : key;
        return new Group(
                key,
                messages.text("dashboard." + heading),
                found.stream().map(booking -> cards.card(booking, side, kind)).toList());
    }

    private List<Side> sides() {
        var me = account.required();
        return Stream.of(Side.values())
                .filter(side -> me.is(side == Side.TUTOR ? Role.TUTOR : Role.STUDENT))
                .toList();
    }

    private static String parameter(Side side) {
        return key(side) + "-before";
    }

    private static String key(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
