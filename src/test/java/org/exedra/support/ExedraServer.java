package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Exedra in a process of its own: the packaged WAR in Payara Micro, with the command files that production uses, on a free port
 * of the loopback interface. It can be killed and started again on the same port and database.
 */
public final class ExedraServer implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path COMMANDS = Path.of("payara-config").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ON_LOOPBACK = "set configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=127.0.0.1\n";
    private static final String TICKET_KEY = "dGhlIGtleSBvZiBldmVyeSB0ZXN0ZWQgc2VydmVyIC4=";

    private final String name;
    private final List<String> options;
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private Process process;

    /** A server on the test's database with a name for its log and further options of Java; it is not started yet. */
    public ExedraServer(String name, String... options) {
        this.name = name;
        this.options = List.of(options);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    public int port() {
        return port;
    }

    /** Where people open it. */
    public String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and waits until it is ready. */
    public ExedraServer start() {
        try {
            var directory = Files.createDirectories(TARGET.resolve("servers").resolve(name));
            var temporary = Files.createDirectories(directory.resolve("tmp"));
            var preBoot = Files.writeString(
                    directory.resolve("pre-boot.txt"),
                    Files.readString(COMMANDS.resolve("pre-boot.txt")) + ON_LOOPBACK);
            process = new ProcessBuilder(command(temporary, preBoot))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("server " + name + " is ready, see " + log(), PATIENCE, this::isReady);
        return this;
    }

    private List<String> command(Path temporary, Path preBoot) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m"));
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dexedra.call.ticket.key=" + TICKET_KEY);
        command.add("-Dexedra.webhook.allowed.hosts=127.0.0.1");
        command.addAll(TestDatabase.get().serverOptions());
        command.addAll(options);
        command.addAll(List.of("-jar", TARGET.resolve("server/payara-micro.jar").toString()));
        command.addAll(List.of("--deploy", TestWar.file().toString(), "--contextroot", "/"));
        command.addAll(List.of("--port", String.valueOf(port), "--nohazelcast", "--disablephonehome"));
        command.addAll(
                List.of("--addlibs", TARGET.resolve("server/postgresql.jar").toString()));
        command.addAll(List.of("--prebootcommandfile", preBoot.toString()));
        command.addAll(List.of(
                "--logproperties", COMMANDS.resolve("logging.properties").toString()));
        command.addAll(List.of(
                "--postbootcommandfile", COMMANDS.resolve("post-boot.txt").toString()));
        return command;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Server " + name + " ended with " + process.exitValue() + ", see " + log());
        }
        try {
            var request = HttpRequest.newBuilder(URI.create(origin() + "/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return TARGET.resolve("servers").resolve(name + ".log");
    }

    /** Ends it without a chance to say good-bye (SIGKILL). */
    public void kill() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
