package org.exedra.web;

import java.util.Optional;

/** Where to go after signing in. The address comes from outside: only a path within this application is followed. */
final class ReturnPath {

    private static final int LONGEST = 2_000;

    private ReturnPath() {}

    /** The path if it may be followed: one slash first (two would name a host), and nothing a browser reads as a slash. */
    static Optional<String> of(String asked) {
        return Optional.ofNullable(asked)
                .filter(path -> path.length() <= LONGEST)
                .filter(path -> path.startsWith("/") && !path.startsWith("//"))
                .filter(path -> path.indexOf('\\') < 0)
                .filter(path -> path.chars().noneMatch(Character::isISOControl));
    }
}
