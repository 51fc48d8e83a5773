package org.exedra.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.exedra.support.stream.TestStream;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The server in which all in-server tests run: one Payara Micro, started by Arquillian, with the WAR as it was built and the
 * command files that production uses, on loopback and on the {@link TestDatabase}.
 */
@ArquillianSuiteDeployment
public class TestServer {

    /** The key of the server's call tickets, so that tests can make tickets that the server itself would not. */
    public static final byte[] CALL_TICKET_KEY =
            "a key of 32 bytes, only for tests".getBytes(StandardCharsets.US_ASCII);

    public static final String STUN = "stun:stun.example.edu:3478";
    public static final String TURN = "turn:turn.example.edu:3478?transport=udp";

    public static final String TURN_SECRET = "only-for-tests";

    /** Tests wait for receivers that hang. */
    private static final int WEBHOOK_TIMEOUT_SECONDS = 2;

    /** Where the proxy in front says who the client is: each client of a test has an address of its own. */
    static final String CLIENT_ADDRESS_HEADER = "X-Forwarded-For";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = freePort();
    private static final Path DIRECTORY =
            Path.of("target", "test-server-" + System.getProperty("exedra.test.database", "embedded"));

    @Deployment(testable = false)
    public static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, TestWar.file().toFile());
    }

    public static URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + PORT);
    }

    /** What the server has logged, SQL statements included. */
    public static Path log() {
        return DIRECTORY.resolve("server.log");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets Arquillian find {@link Configuration}. */
    public static class Extension implements LoadableExtension {

        @Override
        public void register(ExtensionBuilder builder) {
            builder.observer(Configuration.class);
        }
    }

    /** Adds to arquillian.xml what is known only now. */
    public static class Configuration {

        public void complete(@Observes ContainerRegistry registry) {
            for (Container<?> container : registry.getContainers()) {
                append(container, "cmdOptions", javaOptions());
                append(container, "extraMicroOptions", microOptions());
            }
        }

        private static List<String> javaOptions() {
            var options = new ArrayList<>(TestDatabase.get().serverOptions());
            options.add("-Dexedra.client.address.header=" + CLIENT_ADDRESS_HEADER);
            options.add("-Dexedra.call.ticket.key=" + Base64.getEncoder().encodeToString(CALL_TICKET_KEY));
            options.add("-Dexedra.ice.servers=" + STUN + "," + TURN);
            options.add("-Dexedra.turn.secret=" + TURN_SECRET);
            options.add("-Dexedra.webhook.allowed.hosts=" + LOOPBACK);
            options.add("-Dexedra.webhook.timeout.seconds=" + WEBHOOK_TIMEOUT_SECONDS);
            if (TestWar.hasStream()) {
                options.addAll(TestStream.get().serverOptions());
            }
            options.add("-Declipselink.logging.level.sql=FINE");
            return options;
        }

        private static List<String> microOptions() {
            try {
                Files.createDirectories(DIRECTORY);
                Files.deleteIfExists(log());
                return List.of(
                        "--port",
                        String.valueOf(PORT),
                        "--prebootcommandfile",
                        preBootOnLoopback().toString(),
                        "--logproperties",
                        logToFile().toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path preBootOnLoopback() throws IOException {
            String listener = "set configs.config.server-config.network-config.network-listeners.network-listener"
                    + ".http-listener.address=" + LOOPBACK + "\n";
            return Files.writeString(
                    DIRECTORY.resolve("pre-boot.txt"),
                    Files.readString(Path.of("payara-config", "pre-boot.txt")) + listener);
        }

        /** The console, which the adapter reads, says what it always says; the file has the SQL statements too. */
        private static Path logToFile() throws IOException {
            return Files.writeString(DIRECTORY.resolve("logging.properties"), """
                    handlers=java.util.logging.ConsoleHandler,java.util.logging.FileHandler
                    java.util.logging.ConsoleHandler.level=INFO
                    java.util.logging.FileHandler.level=ALL
                    java.util.logging.FileHandler.pattern=%s
                    java.util.logging.FileHandler.encoding=UTF-8
                    java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                    .level=INFO
                    """.formatted(log().toAbsolutePath()));
        }

        /** The adapter splits at spaces that have no backslash before them. */
        private static void append(Container<?> container, String property, List<String> more) {
            var configuration = container.getContainerConfiguration();
            var escaped =
                    more.stream().map(option -> option.replace(" ", "\\ ")).toList();
            configuration.overrideProperty(
                    property, configuration.getContainerProperties().get(property) + " " + String.join(" ", escaped));
        }
    }
}
