package org.exedra.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.exedra.platform.InvalidSettingException;
import org.exedra.platform.Settings;
import org.exedra.startup.FirstLook.Outcome;

/**
 * Looks at the settings and the database before Payara Micro is started, so that a wrong setting ends the start with one
 * sentence instead of a server without Exedra in it. It runs by itself, on the WAR's classes and the driver of PostgreSQL. Its
 * arguments are the command that starts the server, if it is to do that as well; the server then ends together with it.
 *
 * <p>Payara Micro does not deploy Exedra while the database is away. So the server is started when the database answers, and
 * until then the {@link WaitingRoom} answers in its place: at its port, on all addresses, or with {@code --loopback} before
 * the command on this machine's own alone.
 */
public final class Preflight {

    private static final long BETWEEN_LOOKS_SECONDS = 2;

    private Preflight() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var command = ServerCommand.in(arguments);
        var problem = problem(command);
        if (problem.isPresent()) {
            System.err.println("Exedra does not start: " + problem.get());
            System.exit(1);
        }
        if (command.isGiven()) {
            System.exit(command.run());
        }
    }

    private static Optional<String> problem(ServerCommand command) throws InterruptedException, IOException {
        try {
            var settings = Settings.ofMachine();
            if (command.war().isPresent()) {
                StreamPart.require(settings, hasStreamsPart(command.war().get()));
            }
            return settings.postgresql().isEmpty()
                    ? Optional.empty()
                    : problem(settings.postgresql().get(), command);
        } catch (InvalidSettingException e) {
            return Optional.of(e.getMessage());
        } catch (BindException e) {
            return Optional.of(
                    "its port " + command.address().getPort() + " cannot be opened (" + e.getMessage() + ").");
        }
    }

    private static boolean hasStreamsPart(String war) {
        try (var file = new ZipFile(war)) {
            return file.getEntry(StreamPart.PATH) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> problem(Settings.Database database, ServerCommand command)
            throws InterruptedException, IOException {
        var look = FirstLook.at(database);
        if (look.outcome() == Outcome.AWAY && command.isGiven()) {
            look = waitFor(database, command, look);
        }
        return look.outcome() == Outcome.ANSWERS ? Optional.empty() : Optional.of(sentence(look));
    }

    /** Ends when waiting is of no more use, one way or the other. */
    private static FirstLook waitFor(Settings.Database database, ServerCommand command, FirstLook first)
            throws InterruptedException, IOException {
        try (var room = WaitingRoom.open(command.address(), command.war())) {
            System.err.println("Exedra waits for the database at EXEDRA_DATABASE_URL, and says so at port "
                    + room.port() + "; it starts as soon as the database answers (" + first.reason() + ").");
            var look = first;
            while (look.outcome() == Outcome.AWAY) {
                TimeUnit.SECONDS.sleep(BETWEEN_LOOKS_SECONDS);
                look = FirstLook.at(database);
            }
            if (look.outcome() == Outcome.ANSWERS) {
                System.err.println("The database answers; Exedra starts.");
            }
            return look;
        }
    }

    private static String sentence(FirstLook look) {
        return "the database cannot be reached with EXEDRA_DATABASE_URL, EXEDRA_DATABASE_USER and"
                + " EXEDRA_DATABASE_PASSWORD (" + look.reason() + ").";
    }
}
