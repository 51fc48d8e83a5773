package org.exedra.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.booking.Agenda;
import org.exedra.booking.BookingService;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;
import org.exedra.booking.Bookings.Side;
import org.exedra.booking.JoinWindow;
import org.exedra.platform.Page;
import org.exedra.security.CurrentAccount;

/** A person's own sessions: now, next, waiting for an answer, and past; on each side they have a role for. */
@Named
@RequestScoped
public class DashboardPage {

    private static final int PAGE_SIZE = 20;
    private static final Set<BookingStatus> HELD =
            EnumSet.of(BookingStatus.CONFIRMED, BookingStatus.COMPLETED, BookingStatus.NO_SHOW);

    @Inject
    private Agenda agenda;

    @Inject
    private BookingService bookings;

    @Inject
    private JoinWindow joinWindow;

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

    /** The agenda of one side. */
    public record Part(Side side, Agenda.View agenda, boolean firstPage) {

        public boolean isTutor() {
            return side == Side.TUTOR;
        }

        /** What the part's elements are named by in the page and its address. */
        public String key() {
            return side.name().toLowerCase(Locale.ROOT);
        }

        public boolean isEmpty() {
            return Stream.of(
                            agenda.now(),
                            agenda.next(),
                            agenda.waiting(),
                            agenda.past().items())
                    .allMatch(List::isEmpty);
        }

        public String pastFragment() {
            return "#" + key() + "-past";
        }

        /** The query of the page with the older ones; null when there are none. */
        public String olderQuery() {
            return agenda.past()
                    .next()
                    .map(place -> "?" + parameter(side) + "=" + place.text())
                    .orElse(null);
        }
    }

    /** A coordinator who neither teaches nor learns has nothing here. */
    public void sendCoordinatorOn() {
        var me = account.required();
        if (me.is(Role.COORDINATOR) && sides().isEmpty()) {
            page.redirect(Route.COORDINATOR_BOOKINGS.path());
        }
    }

    /** Does what the pressed button says. When it is refused, the page shows why and how things stand now. */
    public void press() {
        BookingButton.pressed(parameters).ifPresent(pressed -> {
            try {
                var notice = pressed.apply(bookings, account.actor());
                page.redirect(Route.DASHBOARD.path() + "?" + Notice.PARAMETER + "=" + notice.key());
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
        var after = Page.After.parse(parameters.get(parameter(side)));
        return new Part(side, agenda.of(account.actor(), side, after, PAGE_SIZE), after.isEmpty());
    }

    private List<Side> sides() {
        var me = account.required();
        return Stream.of(Side.values())
                .filter(side -> me.is(side == Side.TUTOR ? Role.TUTOR : Role.STUDENT))
                .toList();
    }

    private static String parameter(Side side) {
        return side.name().toLowerCase(Locale.ROOT) + "-before";
    }

    public Instant opensAt(BookingSummary booking) {
        return joinWindow.opensAt(booking.startsAt());
    }

    /** Whether anybody can have been in its call. */
    public boolean mayHaveAttendance(BookingSummary booking) {
        return HELD.contains(booking.status());
    }
}
