package org.exedra.platform;

import java.sql.SQLException;
import java.util.Objects;

/** How a database says that a row would break a rule of the schema, most often that it is there already. */
public final class IntegrityViolation {

    /** The class of such states in SQL (ISO/IEC 9075-2, 24.1). */
    private static final String STATE_CLASS = "23";

    private IntegrityViolation() {}

    /** Whether that is what made this fail. */
    public static boolean caused(Throwable failure) {
        return Causes.of(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(Objects::nonNull)
                .anyMatch(state -> state.startsWith(STATE_CLASS));
    }
}
