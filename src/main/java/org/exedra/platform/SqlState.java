package org.exedra.platform;

import java.util.Set;

/** What a database means by an SQLSTATE (ISO/IEC 9075-2, 24.1). */
public final class SqlState {

    /** The class that tells of the connection. */
    private static final String CONNECTION = "08";

    /** Of that class, but by the settings' fault: the server was reached and wants another kind of connection. */
    private static final String REJECTED = "08004";

    /** PostgreSQL is ending, has broken down, is starting, or has no connection left (PostgreSQL 16, appendix A). */
    private static final Set<String> AWAY_FOR_NOW = Set.of("57P01", "57P02", "57P03", "53300");

    /** The user may not do this (PostgreSQL 16, appendix A). */
    private static final String DENIED = "42501";

    private SqlState() {}

    /** Whether what failed with this state, or with none (null), did so because the database is away: it may go well later. */
    public static boolean isAway(String state) {
        return state != null
                && (state.startsWith(CONNECTION) && !state.equals(REJECTED) || AWAY_FOR_NOW.contains(state));
    }

    /** Whether what failed with this state, or with none (null), did so because the database's user may not do it. */
    public static boolean isDenied(String state) {
        return DENIED.equals(state);
    }
}
