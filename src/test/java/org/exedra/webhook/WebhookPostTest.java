package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.exedra.support.WebhookStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One attempt, against receivers of every kind. */
class WebhookPostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(400);

    private final WebhookStandIn.Hook hook = WebhookStandIn.get().hook();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private WebhookPost post = post(PATIENCE);

    private WebhookPost post(Duration timeout) {
        return post(timeout, new WebhookHosts(Set.of("127.0.0.1")));
    }

    private WebhookPost post(Duration timeout, WebhookHosts hosts) {
        return new WebhookPost(hosts, timeout, Clock.systemUTC(), watch);
    }

    @AfterEach
    void close() throws IOException {
        hook.close();
        post.close();
        watch.shutdownNow();
    }

    private AttemptOutcome sent(String url) {
        return post.send(Attempts.at(url, "{\"a\":\"é\"}"));
    }

    private AttemptOutcome sent() {
        return sent(hook.url());
    }

    private static Optional<AttemptFailure> failed(AttemptFailure failure) {
        return Optional.of(failure);
    }

    @Test
    void what_is_answered_with_2xx_is_taken() {
        hook.answers(204);

        assertThat(sent().isTaken()).isTrue();
        var received = hook.received().get(0);
        assertThat(received.body()).isEqualTo("{\"a\":\"é\"}");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("user-agent")).startsWith("Exedra-Webhooks/");
        assertThat(received.header("upgrade")).isNull();
    }

    @Test
    void every_other_answer_is_a_failure_and_its_status_is_known() {
        for (int status : List.of(400, 401, 404, 500, 503)) {
            hook.answers(status);
            assertThat(sent().failure()).isEqualTo(failed(AttemptFailure.ANSWER));
            assertThat(sent().status()).contains(status);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        hook.answers(307, "Location", hook.url());

        assertThat(sent().status()).contains(307);
        assertThat(hook.received()).hasSize(1);
    }

    @Test
    void a_receiver_says_how_long_it_wants_to_be_left_alone() {
        hook.answers(503, "Retry-After", "120");
        assertThat(sent().retryAfter()).contains(Duration.ofSeconds(120));

        hook.answers(429, "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT");
        assertThat(sent().retryAfter()).isEmpty();
        hook.answers(429, "Retry-After", "soon");
        assertThat(sent().retryAfter()).isEmpty();
    }

    @Test
    void gone_is_gone() {
        hook.answers(410);

        assertThat(sent().isGone()).isTrue();
    }

    @Test
    void who_says_nothing_has_no_answer_in_time() {
        post = post(IMPATIENCE);
        hook.hangs();

        assertThat(sent().failure()).isEqualTo(failed(AttemptFailure.TIMEOUT));
    }

    /** Each byte comes within the time-out, but there is no end of them. */
    @Test
    void who_answers_byte_by_byte_has_no_answer_in_time_either() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            post = post(IMPATIENCE);
            var slow = new Thread(() -> drip(server));
            slow.start();
            long start = System.nanoTime();

            var outcome = sent("http://127.0.0.1:" + server.getLocalPort() + "/");

            assertThat(outcome.failure()).isEqualTo(failed(AttemptFailure.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            slow.interrupt();
            slow.join();
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (!Thread.interrupted()) {
                socket.getOutputStream().write('x');
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            // the sender has had enough
        }
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() {
        hook.answersWithoutEnd();

        assertThat(sent().isTaken()).isTrue();
    }

    static List<Arguments> headsWithoutEnd() {
        return List.of(
                Arguments.of("HTTP/1.1 200 ", "x"),
                Arguments.of("HTTP/1.1 200 OK\r\nX: ", "x"),
                Arguments.of("HTTP/1.1 200 OK\r\n", "X: x\r\n"),
                Arguments.of("HTTP/1.1 200 OK\r\nX: x\r\n", " x\r\n"),
                Arguments.of("HTTP/1.1 103 Early Hints\r\n", "X: x\r\n"));
    }

    /** So long that it is as good as endless, though not for the memory here: what is read to its end counts as an answer. */
    @ParameterizedTest
    @MethodSource("headsWithoutEnd")
    void an_endless_head_is_not_read_to_its_end(String start, String more) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var talker = new Thread(() -> talk(server, start, more.repeat(1_000_000 / more.length())));
            talker.start();

            var outcome = sent("http://127.0.0.1:" + server.getLocalPort() + "/");

            assertThat(outcome.failure()).isEqualTo(failed(AttemptFailure.BROKEN));
            talker.join();
        }
    }

    @Test
    void who_never_comes_to_the_answer_itself_has_none_in_time() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            post = post(IMPATIENCE);
            var talker = new Thread(() -> talkForEver(server, "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100)));
            talker.start();

            assertThat(sent("http://127.0.0.1:" + server.getLocalPort() + "/").failure())
                    .isEqualTo(failed(AttemptFailure.TIMEOUT));
            talker.join();
        }
    }

    private static void talk(ServerSocket server, String start, String rest) {
        try (var socket = server.accept()) {
            String last = "\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n";
            socket.getOutputStream().write((start + rest + last).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the sender has had enough
        }
    }

    private static void talkForEver(ServerSocket server, String text) {
        try (var socket = server.accept()) {
            while (true) {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the sender has had enough
        }
    }

    @Test
    void where_nobody_listens_there_is_no_connection() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(sent("http://127.0.0.1:" + port + "/").failure()).isEqualTo(failed(AttemptFailure.NO_CONNECTION));
    }

    /** A full queue of connections: whoever asks for another one hears nothing. */
    @Test
    void a_host_with_many_addresses_and_no_answer_has_no_more_time_than_others() throws IOException {
        try (var server = new ServerSocket(0, 1);
                var first = new Socket("127.0.0.1", server.getLocalPort());
                var second = new Socket("127.0.0.1", server.getLocalPort())) {
            post = post(IMPATIENCE, leadingTo(addresses(16)));
            long start = System.nanoTime();

            var outcome = sent("http://receiver.example:" + server.getLocalPort() + "/");

            assertThat(first.isConnected() && second.isConnected()).isTrue();
            assertThat(outcome.failure()).isEqualTo(failed(AttemptFailure.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IMPATIENCE.multipliedBy(8));
        }
    }

    private static List<InetAddress> addresses(int number) throws UnknownHostException {
        var found = new ArrayList<InetAddress>();
        for (int i = 1; i <= number; i++) {
            found.add(InetAddress.getByName("127.0.0." + i));
        }
        return found;
    }

    private static WebhookHosts leadingTo(List<InetAddress> addresses) {
        return new WebhookHosts(Set.of("receiver.example")) {
            @Override
            public InetAddress[] resolve(String host) {
                return addresses.toArray(InetAddress[]::new);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,                               192.0.2.1",
        "192.0.2.1 192.0.2.2 192.0.2.3,           192.0.2.1 192.0.2.2",
        "192.0.2.1 192.0.2.2 2001:db8:0:0:0:0:0:1, 192.0.2.1 2001:db8:0:0:0:0:0:1",
        "2001:db8:0:0:0:0:0:1 2001:db8:0:0:0:0:0:2 192.0.2.1, 2001:db8:0:0:0:0:0:1 192.0.2.1"
    })
    void of_many_addresses_two_are_tried_of_both_kinds_if_there_are(String all, String tried) throws IOException {
        var found = new ArrayList<InetAddress>();
        for (String address : all.split(" ")) {
            found.add(InetAddress.getByName(address));
        }
        var few = new WebhookPost.FewAddresses(leadingTo(found));

        assertThat(few.resolve("receiver.example"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly(tried.split(" "));
    }

    @Test
    void a_name_that_leads_to_a_private_address_is_refused_and_nobody_is_called() {
        assertThat(sent(hook.url().replace("127.0.0.1", "localhost")).failure())
                .isEqualTo(failed(AttemptFailure.REFUSED_ADDRESS));
        assertThat(hook.received()).isEmpty();
    }

    /** A public address, as far as this host knows; the setting named it once, when it was added without https. */
    @Test
    void a_host_that_the_setting_no_longer_names_gets_nothing_without_https() throws IOException {
        post = post(PATIENCE, new WebhookHosts(Set.of()) {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }
        });

        assertThat(sent().failure()).isEqualTo(failed(AttemptFailure.REFUSED_ADDRESS));
        assertThat(hook.received()).isEmpty();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plain = new Thread(() -> refuse(server));
            plain.start();
            assertThat(sent("https://127.0.0.1:" + server.getLocalPort() + "/").failure())
                    .as("with https, it is asked for its certificate")
                    .isEqualTo(failed(AttemptFailure.INSECURE));
        }
    }

    @Test
    void what_cannot_even_be_tried_has_failed() {
        assertThat(sent("http://127.0.0.1:99999/").failure()).isEqualTo(failed(AttemptFailure.BROKEN));
    }

    @Test
    void a_name_that_nobody_has_is_told_so() {
        assertThat(sent("https://no-such-host.invalid/").failure()).isEqualTo(failed(AttemptFailure.UNKNOWN_HOST));
    }

    @Test
    void who_does_not_speak_tls_is_insecure() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var plain = new Thread(() -> refuse(server));
            plain.start();

            assertThat(sent("https://127.0.0.1:" + server.getLocalPort() + "/").failure())
                    .isEqualTo(failed(AttemptFailure.INSECURE));
            plain.join();
        }
    }

    private static void refuse(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException e) {
            // the sender has had enough
        }
    }
}
