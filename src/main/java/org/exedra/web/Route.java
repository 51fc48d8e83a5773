package org.exedra.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages' addresses behind the language, and the view that each one shows. */
public enum Route {
    LOGIN("/login", "/pages/login.xhtml"),
    INVITATION("/invitation", "/pages/invitation.xhtml"),
    SIGN_OUT("/sign-out", SignOutServlet.PATH),
    DASHBOARD("/dashboard", "/pages/dashboard.xhtml"),
    NEW_BOOKING("/bookings/new", "/pages/bookings/new.xhtml"),
    ATTENDANCE("/bookings/{bookingId}/attendance", "/pages/bookings/attendance.xhtml"),
    SESSION("/sessions/{bookingId}", "/pages/sessions/session.xhtml"),
    PROBLEMS("/problems", "/pages/problems/index.xhtml"),
    PROBLEM("/problems/{problem}", "/pages/problems/problem.xhtml"),
    COORDINATOR_BOOKINGS("/coordinator/bookings", "/pages/coordinator/bookings.xhtml"),
    COORDINATOR_WEBHOOKS("/coordinator/webhooks", "/pages/coordinator/webhooks.xhtml"),
    COORDINATOR_CLIENTS("/coordinator/clients", "/pages/coordinator/clients.xhtml");

    private static final String ID = "{bookingId}";
    private static final String PROBLEM_CODE = "{problem}";
    private static final String WORD_PATTERN = "([a-z]+(?:-[a-z]+)*)";
    private static final String UUID_PATTERN = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";

    private final String path;
    private final String view;
    private final Pattern pattern;

    Route(String path, String view) {
        this.path = path;
        this.view = view;
        this.pattern = Pattern.compile(path.replace(ID, UUID_PATTERN).replace(PROBLEM_CODE, WORD_PATTERN));
    }

    /** An address that is one of ours, and what it names: a booking's id, or a problem's code. */
    public record Match(Route route, Optional<String> named) {

        public Optional<UUID> bookingId() {
            return named.filter(name -> route.path.contains(ID)).map(UUID::fromString);
        }
    }

    /** The route of a path such as {@code /dashboard}; empty if there is no such page. */
    public static Optional<Match> match(String path) {
        return Stream.of(values())
                .flatMap(route -> route.matchOne(path).stream())
                .findFirst();
    }

    private Optional<Match> matchOne(String candidate) {
        var matcher = pattern.matcher(candidate);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Match(this, matcher.groupCount() == 0 ? Optional.empty() : Optional.of(matcher.group(1))));
    }

    /** The path for one problem. */
    public String path(String problem) {
        return path.replace(PROBLEM_CODE, problem);
    }

    /** The path for one booking. */
    public String path(UUID bookingId) {
        return path.replace(ID, bookingId.toString());
    }

    public String path() {
        return path;
    }

    public String view() {
        return view;
    }
}
