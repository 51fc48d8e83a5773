package org.exedra.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * The database under the server under test: an H2 file, or a real PostgreSQL of its own. Which one the system property
 * {@code exedra.test.database} says ({@code embedded}, the default, or {@code postgresql}). There is one a JVM; it is new each
 * time, and whoever starts the server migrates it.
 */
public final class TestDatabase {

    private static final String EMBEDDED = "embedded";
    private static final String POSTGRESQL = "postgresql";
    private static final String LOOPBACK = "127.0.0.1";

    private final String kind;
    private final String url;
    private final String user;
    private final String password;
    private final Path log;

    private TestDatabase(String kind, String url, String user, String password, Path log) {
        this.kind = kind;
        this.url = url;
        this.user = user;
        this.password = password;
        this.log = log;
    }

    /** The one of this JVM, started when it is first asked for. */
    public static TestDatabase get() {
        return Holder.ONE;
    }

    private static final class Holder {
        private static final TestDatabase ONE = start(System.getProperty("exedra.test.database", EMBEDDED));
    }

    private static TestDatabase start(String kind) {
        return switch (kind) {
            case EMBEDDED -> embedded();
            case POSTGRESQL -> postgresql();
            default ->
                throw new IllegalArgumentException("exedra.test.database must be " + EMBEDDED + " or " + POSTGRESQL);
        };
    }

    /** A file in {@code target}; the server and this JVM use it at the same time, over loopback. */
    private static TestDatabase embedded() {
        System.setProperty("h2.bindAddress", LOOPBACK);
        try {
            Path directory = Files.createTempDirectory(home(), "h2-");
            String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("exedra") + ";AUTO_SERVER=TRUE";
            return new TestDatabase(EMBEDDED, url, "exedra", "exedra", directory.resolve("exedra.trace.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestDatabase postgresql() {
        try {
            var log = Files.createTempFile(home(), "postgresql-", ".log");
            var toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
            var server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", LOOPBACK)
                    .setServerConfig("fsync", "off")
                    .setServerConfig("log_statement", "all")
                    .setOutputRedirector(toLog)
                    .setErrorRedirector(toLog)
                    .start();
            String url = "jdbc:postgresql://" + LOOPBACK + ":" + server.getPort() + "/postgres";
            return new TestDatabase(POSTGRESQL, url, "postgres", "postgres", log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws IOException {
        return Files.createDirectories(Path.of("target", "databases"));
    }

    public boolean isPostgresql() {
        return kind.equals(POSTGRESQL);
    }

    /** What it is, exactly. */
    String version() {
        try (var connection = connect()) {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where PostgreSQL writes down every statement that it is told. */
    Path log() {
        return log;
    }

    public String url() {
        return url;
    }

    /** The settings that make a server use this database. */
    public Map<String, String> settings() {
        return Map.of("EXEDRA_DATABASE_URL", url, "EXEDRA_DATABASE_USER", user, "EXEDRA_DATABASE_PASSWORD", password);
    }

    /** As {@link #another}, with a name that no other has. */
    public Map<String, String> newDatabase(String purpose) {
        return another(purpose + "_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** A connection to the database of these settings; the caller closes it. */
    public static Connection connectTo(Map<String, String> settings) {
        try {
            return DriverManager.getConnection(
                    settings.get("EXEDRA_DATABASE_URL"),
                    settings.get("EXEDRA_DATABASE_USER"),
                    settings.get("EXEDRA_DATABASE_PASSWORD"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Brings the database of these settings to the newest schema, as a server does. */
    public static void migrate(Map<String, String> settings) {
        Flyway.configure()
                .dataSource(
                        settings.get("EXEDRA_DATABASE_URL"),
                        settings.get("EXEDRA_DATABASE_USER"),
                        settings.get("EXEDRA_DATABASE_PASSWORD"))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** A database beside it on the same PostgreSQL, with the settings that make a server use it. */
    public Map<String, String> another(String name) {
        try (var connection = connect()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "EXEDRA_DATABASE_URL", url.replaceFirst("/[^/]*$", "/" + name),
                "EXEDRA_DATABASE_USER", user,
                "EXEDRA_DATABASE_PASSWORD", password);
    }

    /** The settings that make a server use this database by another way to PostgreSQL's port. */
    public Map<String, String> settingsBy(int port) {
        return Map.of(
                "EXEDRA_DATABASE_URL", url.replaceFirst(":\\d+/", ":" + port + "/"),
                "EXEDRA_DATABASE_USER", user,
                "EXEDRA_DATABASE_PASSWORD", password);
    }

    /** Where PostgreSQL listens. */
    public int port() {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** Whether some transaction has come to a row that another has changed or locked, and stands there. */
    public boolean isSomebodyWaiting() {
        String waiting = isPostgresql()
                ? "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                : "select count(*) from information_schema.sessions where blocker_id is not null";
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(waiting)) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the test's own, beside the server; the caller closes it. */
    public Connection connect() {
        return connectTo(settings());
    }
}
