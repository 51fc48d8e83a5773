package org.exedra.startup;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Settings;

/**
 * Looks at the settings before the server is started, so that a wrong one ends the start with one sentence instead of a server
 * without Exedra in it. It runs by itself, on the WAR's classes and the driver of PostgreSQL.
 */
public final class Preflight {

    private static final int LOGIN_SECONDS = 10;

    private Preflight() {}

    public static void main(String[] arguments) {
        problem().ifPresent(sentence -> {
            System.err.println("Exedra does not start: " + sentence);
            System.exit(1);
        });
    }

    private static Optional<String> problem() {
        try {
            return Settings.ofMachine().postgresql().flatMap(Preflight::unreachable);
        } catch (InvalidSettingException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> unreachable(Settings.Database database) {
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return connection.isValid(LOGIN_SECONDS)
                    ? Optional.empty()
                    : Optional.of("the database at EXEDRA_DATABASE_URL does not answer.");
        } catch (SQLException e) {
            // The first line only: the rest of the driver's message is a trace.
            String reason = e.getMessage().lines().findFirst().orElse("");
            return Optional.of("the database cannot be reached with EXEDRA_DATABASE_URL, EXEDRA_DATABASE_USER and"
                    + " EXEDRA_DATABASE_PASSWORD (" + reason + ").");
        }
    }
}
