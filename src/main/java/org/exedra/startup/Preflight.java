package org.exedra.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Settings;

/**
 * Looks at the settings before the server is started, so that a wrong one ends the start with one sentence instead of a server
 * without Exedra in it. It runs by itself, on the WAR's classes and the driver of PostgreSQL. Its arguments are the command
 * that starts the server, if it is to do that as well; the server then ends together with it.
 */
public final class Preflight {

    private static final int LOGIN_SECONDS = 10;
    private static final int STOP_SECONDS = 15;

    private Preflight() {}

    public static void main(String[] command) throws IOException, InterruptedException {
        var problem = problem(List.of(command));
        if (problem.isPresent()) {
            System.err.println("Exedra does not start: " + problem.get());
            System.exit(1);
        }
        if (command.length > 0) {
            System.exit(run(List.of(command)));
        }
    }

    private static Optional<String> problem(List<String> command) {
        try {
            var settings = Settings.ofMachine();
            int deploy = command.indexOf("--deploy");
            if (deploy >= 0) {
                StreamPart.require(settings, hasStreamsPart(command.get(deploy + 1)));
            }
            return settings.postgresql().flatMap(Preflight::unreachable);
        } catch (InvalidSettingException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static boolean hasStreamsPart(String war) {
        try (var file = new ZipFile(war)) {
            return file.getEntry(StreamPart.PATH) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static int run(List<String> command) throws IOException, InterruptedException {
        var server = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server.waitFor();
    }

    /** Ends the server and waits for it, so that its port is free when this process is gone. */
    private static void stop(Process server) {
        server.destroy();
        try {
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
