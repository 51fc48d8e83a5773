package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exedra.support.server.Place;
import org.exedra.support.server.Ports;
import org.exedra.support.server.ServerProduct;
import org.exedra.support.server.Trees;

/**
 * Exedra in a process of its own: the packaged WAR in the {@link ServerProduct} under test, on a free port of the loopback
 * interface. It can be killed and started again on the same port and database.
 */
public final class ExedraServer implements AutoCloseable {

    private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TICKET_KEY = "dGhlIGtleSBvZiBldmVyeSB0ZXN0ZWQgc2VydmVyIC4=";

    private final String name;
    private final ServerProduct product = ServerProduct.underTest();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String readyPath;
    private Place place;
    private boolean laidOut;
    private boolean deployed;
    private boolean patient;
    private Process process;
    private long began;

    /** A server on the test's database; it is not started yet. */
    public ExedraServer(String name) {
        this(name, Map.of());
    }

    /** A server on the test's database with a name for its log and further settings, named as in the README. */
    public ExedraServer(String name, Map<String, String> settings) {
        this(name, TestWar.file(), "/health/ready", settings);
    }

    /** Another application on the same server; it is ready when this path answers. */
    public ExedraServer(String name, Path war, String readyPath, Map<String, String> settings) {
        this(name, war, Map.of(), readyPath, settings);
    }

    /** Running as fast as it can, with other applications beside Exedra, each under its context path; on Payara Micro alone. */
    public static ExedraServer measured(String name, Map<String, Path> beside, Map<String, String> settings) {
        return new ExedraServer(name, TestWar.file(), beside, "/health/ready", settings);
    }

    private ExedraServer(
            String name, Path war, Map<String, Path> beside, String readyPath, Map<String, String> settings) {
        this.readyPath = readyPath;
        this.name = product.name() + "-" + name;
        var all = new HashMap<String, String>(TestDatabase.get().settings());
        all.put("EXEDRA_CALL_TICKET_KEY", TICKET_KEY);
        all.put("EXEDRA_WEBHOOK_ALLOWED_HOSTS", "127.0.0.1");
        all.putAll(settings);
        place = new Place(SERVERS.resolve(this.name), Ports.free(), war, beside, Map.copyOf(all));
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    public int port() {
        return place.port();
    }

    /** Where people open it. */
    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    /** What it has printed, at all its starts. */
    public Path log() {
        return SERVERS.resolve(name + ".log");
    }

    /** What is in its log; nothing before its first start. */
    public String printed() {
        return Files.exists(log()) ? Trees.read(log()) : "";
    }

    /** Takes its JDBC resource away, as if the administrator had forgotten it. It must not have been started yet. */
    public ExedraServer withoutDatasource() {
        layOut();
        var configuration = product.configuration(place);
        Trees.write(configuration, Trees.read(configuration).replace("jdbc/exedra", "jdbc/other"));
        return this;
    }

    /** Lets it be started in the way that waits for a database that is away. */
    public ExedraServer patient() {
        patient = true;
        return this;
    }

    /** Deploys Exedra to it for the starts to come, if it keeps what was deployed; the database must be there. */
    public ExedraServer deploy() {
        if (!product.deploysAtEveryStart()) {
            start();
            kill();
        }
        return this;
    }

    /** How soon Exedra opens when the database comes: on some servers only then does their start begin. */
    public Duration opensWithin(Duration whileRunning) {
        return product.deploysAtEveryStart() ? PATIENCE : whileRunning;
    }

    /** Starts it and waits until it is ready. */
    public ExedraServer start() {
        begin();
        awaitReady();
        if (isInMatrix()) {
            MatrixFacts.noteReady(product, Duration.ofNanos(System.nanoTime() - began));
        }
        return this;
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        Await.until("server " + name + " is ready, see " + log(), PATIENCE, this::isReady);
    }

    /** Starts it, whatever comes of it. */
    public ExedraServer begin() {
        if (isInMatrix()) {
            MatrixFacts.noteStart(product, place.war());
        }
        if (!laidOut) {
            layOut();
        }
        try {
            began = System.nanoTime();
            process = builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!deployed) {
            product.deploy(place);
            deployed = true;
        }
        return this;
    }

    /** Lets this WAR take the place of the one that runs, as the README's administrator does it; whoever asks then waits. */
    public void upgrade(Path war) {
        place = place.with(war);
        if (product.deploysAtEveryStart()) {
            stop();
            begin();
        } else {
            product.replace(place);
        }
    }

    /** Asks it to end, and lets it say good-bye. */
    private void stop() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Starts it, expecting that the server does not take Exedra; the log says why. */
    public void tryToBegin() {
        try {
            begin();
        } catch (ServerProduct.NotDeployed refusal) {
            Trees.append(log(), refusal.getMessage());
        }
    }

    private boolean isInMatrix() {
        return place.war().equals(TestWar.file()) && !TestWar.hasStream();
    }

    private void layOut() {
        try {
            Trees.delete(place.directory());
            Files.createDirectories(place.directory().resolve("tmp"));
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        product.layOut(place);
        laidOut = true;
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(patient ? product.patientCommand(place) : product.command(place))
                .directory(place.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("EXEDRA_"));
        environment.putAll(place.settings());
        environment.putAll(product.environment(place));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JDK_JAVA_OPTIONS", javaOptions());
        return builder;
    }

    private String javaOptions() {
        var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx768m"));
        if (place.beside().isEmpty()) {
            // Starting fast counts more than running fast.
            options.add("-XX:TieredStopAtLevel=1");
        }
        options.add("-Djava.io.tmpdir=" + place.directory().resolve("tmp"));
        options.add("-Dh2.bindAddress=127.0.0.1");
        // Far from UTC, and from everybody in the tests: whoever leaves a zone to chance is half a day off.
        options.add("-Duser.timezone=Pacific/Auckland");
        options.addAll(product.javaOptions(place));
        return options.stream().map(option -> '"' + option + '"').collect(Collectors.joining(" "));
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Server " + name + " ended with " + process.exitValue() + ", see " + log());
        }
        return readiness() == 200;
    }

    /** The status with which it says whether it is ready; 0 if nobody answers. */
    public int readiness() {
        try {
            var request = HttpRequest.newBuilder(URI.create(origin() + readyPath))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The time that its processors have spent on it so far. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Ends it, and whatever it is started by, without a chance to say good-bye (SIGKILL). */
    public void kill() {
        if (process != null) {
            var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(handle -> handle.onExit().join());
        }
    }

    @Override
    public void close() {
        kill();
    }
}
