package org.exedra.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a machine client may do: the scopes of its access tokens (RFC 6749, 3.3). */
public enum Scope {
    PEOPLE_READ("people:read"),
    PEOPLE_WRITE("people:write"),
    BOOKINGS_READ("bookings:read"),
    BOOKINGS_WRITE("bookings:write"),
    ATTENDANCE_READ("attendance:read");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as tokens and requests carry it, such as {@code bookings:read}. */
    public String text() {
        return text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }

    /** The known ones among the words of a list with spaces between them. */
    public static Set<Scope> known(String list) {
        return words(list).flatMap(word -> of(word).stream()).collect(Collectors.toCollection(Scope::none));
    }

    /** Whether every word of such a list is a scope, and there is at least one. */
    public static boolean areAllKnown(String list) {
        return words(list).findAny().isPresent() && words(list).allMatch(word -> of(word).isPresent());
    }

    /** The list as tokens and requests carry it: {@code bookings:read attendance:read}. */
    public static String list(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
    }

    private static Set<Scope> none() {
        return EnumSet.noneOf(Scope.class);
    }

    private static Stream<String> words(String list) {
        return Stream.of(list.split(" ")).filter(word -> !word.isEmpty());
    }
}
