package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers behind TLS: a message goes only to whom a certificate, trusted by Java, names. */
class WebhookTlsTest {

    private static final String PASSWORD = "a-test's-keystore";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final WebhookPost post =
            new WebhookPost(new WebhookHosts(Set.of("localhost", "127.0.0.1")), PATIENCE, Clock.systemUTC(), watch);
    private Path keys;
    private HttpsServer receiver;
    private volatile int received;

    @BeforeEach
    void receive() throws Exception {
        keys = keysOf("localhost");
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(identity()));
        receiver.createContext("/", exchange -> {
            received++;
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
        receiver.stop(0);
        post.close();
        watch.shutdownNow();
    }

    @Test
    void one_whose_certificate_is_trusted_and_names_it_gets_the_message() {
        trustIt();

        var outcome = sentTo("localhost");

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.status()).contains(204);
        assertThat(received).isEqualTo(1);
    }

    @Test
    void one_whose_certificate_names_another_host_gets_nothing() {
        trustIt();

        assertThat(sentTo("127.0.0.1").failure()).contains(AttemptFailure.INSECURE);
        assertThat(received).isZero();
    }

    @Test
    void one_whose_certificate_is_not_trusted_gets_nothing() {
        assertThat(sentTo("localhost").failure()).contains(AttemptFailure.INSECURE);
        assertThat(received).isZero();
    }

    private void trustIt() {
        System.setProperty(TRUST_STORE, keys.toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
    }

    private AttemptOutcome sentTo(String host) {
        String url = "https://" + host + ":" + receiver.getAddress().getPort() + "/hook";
        return post.send(Attempts.at(url, "{}"));
    }

    private SSLContext identity() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(keys)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** A key with a certificate that it signed itself: what the receiver shows, and what Java may be told to trust. */
    private Path keysOf(String host) throws IOException, InterruptedException {
        var store = folder.resolve("receiver.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=DNS:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue())
                .as(Files.readString(folder.resolve("keytool.txt")))
                .isZero();
        return store;
    }
}
