package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.server.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** In a process of its own, on the WAR's classes and the driver alone, in front of a command that is no server. */
class PreflightTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port = Ports.free();

    @TempDir
    private Path directory;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void a_database_that_is_away_is_waited_for_until_it_refuses_us() throws Exception {
        try (var database = new ClosedPostgresql("57P03")) {
            start(database.url(), "sh", "-c", "touch " + started());
            Await.until("it answers", PATIENCE, () -> readiness() == 503);
            assertThat(log()).containsOnlyOnce("Exedra waits").contains("port " + port, "the reason of 57P03");

            database.say("28P01");

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(log())
                    .containsOnlyOnce("Exedra waits")
                    .contains("Exedra does not start: ", "EXEDRA_DATABASE_PASSWORD", "the reason of 28P01")
                    .doesNotContain("\tat ", "a secret");
            assertThat(started()).doesNotExist();
        }
    }

    @Test
    void waiting_ends_at_once_when_it_is_told_to() throws Exception {
        try (var database = new ClosedPostgresql("57P03")) {
            start(database.url(), "sh", "-c", "touch " + started());
            Await.until("it answers", PATIENCE, () -> readiness() == 503);

            process.destroy();

            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(started()).doesNotExist();
        }
    }

    @Test
    void one_that_refuses_us_from_the_beginning_ends_the_start() throws Exception {
        try (var database = new ClosedPostgresql("3D000")) {
            start(database.url(), "sh", "-c", "touch " + started());

            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(log()).startsWith("Exedra does not start: ").doesNotContain("Exedra waits");
            assertThat(started()).doesNotExist();
        }
    }

    /** The server, here, tells that it was asked to end, and takes its time for that. */
    @Test
    void the_server_ends_in_order_with_it() throws Exception {
        start(
                "",
                "sh",
                "-c",
                "trap 'sleep 0.5; touch " + directory.resolve("ended") + "; exit 0' TERM; touch " + started()
                        + "; while :; do sleep 0.05; done");
        Await.until("the server is started", PATIENCE, () -> Files.exists(started()));

        process.destroy();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("ended")).exists();
    }

    private void start(String database, String... server) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                locationOf(Preflight.class) + ":" + locationOf(Driver.class),
                Preflight.class.getName(),
                "--loopback"));
        command.addAll(List.of(server));
        command.addAll(List.of("--port", String.valueOf(port)));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("EXEDRA_"));
        builder.environment()
                .putAll(Map.of(
                        "EXEDRA_DEMO",
                        "true",
                        "EXEDRA_DATABASE_URL",
                        database,
                        "EXEDRA_DATABASE_USER",
                        "exedra",
                        "EXEDRA_DATABASE_PASSWORD",
                        "a secret"));
        process = builder.start();
    }

    private static String locationOf(Class<?> part) {
        return Path.of(URI.create(
                        part.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private Path started() {
        return directory.resolve("started");
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }

    private int readiness() {
        return Ports.isOpen(port)
                ? ExedraClient.at(URI.create("http://127.0.0.1:" + port))
                        .get("/health/ready")
                        .status()
                : 0;
    }
}
