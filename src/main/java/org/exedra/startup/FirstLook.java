package org.exedra.startup;

import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.exedra.platform.Causes;
import org.exedra.platform.Settings;
import org.exedra.platform.SqlState;

/**
 * A look at PostgreSQL before the server is started.
 *
 * @param reason why Exedra cannot use it, in the driver's words; empty if it can
 */
record FirstLook(Outcome outcome, String reason) {

    enum Outcome {
        ANSWERS,
        /** It is not there for now: waiting may help. */
        AWAY,
        /** It will not have us with these settings: waiting does not help. */
        REFUSES
    }

    private static final int PATIENCE_SECONDS = 10;

    static FirstLook at(Settings.Database database) {
        DriverManager.setLoginTimeout(PATIENCE_SECONDS);
        try {
            // Fails like a connection does, but for good.
            DriverManager.getDriver(database.url());
        } catch (SQLException e) {
            return new FirstLook(Outcome.REFUSES, e.getMessage());
        }
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return connection.isValid(PATIENCE_SECONDS)
                    ? new FirstLook(Outcome.ANSWERS, "")
                    : new FirstLook(Outcome.AWAY, "It does not answer.");
        } catch (SQLException e) {
            return new FirstLook(SqlState.isAway(e.getSQLState()) ? Outcome.AWAY : Outcome.REFUSES, reason(e));
        }
    }

    private static String reason(SQLException failure) {
        return Causes.of(failure, UnknownHostException.class)
                .map(unknown -> "There is no host " + unknown.getMessage() + ".")
                .findFirst()
                // The first line only: the rest of the driver's message is a trace.
                .or(() -> failure.getMessage().lines().findFirst())
                .orElse("");
    }
}
