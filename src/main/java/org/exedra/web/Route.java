package org.exedra.web;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exedra.account.Role;

/** The pages' addresses behind the language, and the view that each one shows. */
public enum Route {
    LOGIN("/login", "/pages/login.xhtml"),
    INVITATION("/invitation", "/pages/invitation.xhtml"),
    SIGN_OUT("/sign-out", SignOutServlet.PATH),
    DASHBOARD("/dashboard", "/pages/dashboard.xhtml"),
    NEW_BOOKING("/bookings/new", "/pages/bookings/new.xhtml", Role.STUDENT),
    ATTENDANCE("/bookings/{bookingId}/attendance", "/pages/bookings/attendance.xhtml"),
    SESSION("/sessions/{bookingId}", "/pages/sessions/session.xhtml"),
    API("/api", "/pages/api.xhtml"),
    PROBLEMS("/problems", "/pages/problems/index.xhtml"),
    PROBLEM("/problems/{problem}", "/pages/problems/problem.xhtml"),
    COORDINATOR_BOOKINGS("/coordinator/bookings", "/pages/coordinator/bookings.xhtml"),
    COORDINATOR_WEBHOOKS("/coordinator/webhooks", "/pages/coordinator/webhooks.xhtml"),
    COORDINATOR_CLIENTS("/coordinator/clients", "/pages/coordinator/clients.xhtml");

    private static final String COORDINATORS = "/coordinator/";
    private static final String ID = "{bookingId}";
    private static final String PROBLEM_CODE = "{problem}";
    private static final String WORD_PATTERN = "([a-z]+(?:-[a-z]+)*)";
    private static final String UUID_PATTERN = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";

    private final String path;
    private final String view;
    private final Set<Role> roles;
    private final Pattern pattern;

    /** A page for these roles; without any, for everybody whom web.xml lets come, or for coordinators by its path. */
    Route(String path, String view, Role... roles) {
        this.path = path;
        this.roles = path.startsWith(COORDINATORS) ? Set.of(Role.COORDINATOR) : Set.of(roles);
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

    /** Whether somebody with these roles may have the page. */
    boolean isFor(Set<Role> held) {
        return roles.isEmpty() || !Collections.disjoint(roles, held);
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
