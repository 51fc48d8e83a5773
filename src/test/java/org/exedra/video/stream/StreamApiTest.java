package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.exedra.platform.Settings;
import org.exedra.support.Await;
import org.exedra.support.stream.CallType;
import org.exedra.support.stream.StreamRequest;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.video.VideoUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamApiTest {

    private static final String PATH = "/api/v2/video/calltypes/tutoring";
    private static final int ATTEMPTS = 3;
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration LEFT_ALONE = Duration.ofMillis(300);
    private static final StreamApi.Pace QUICK =
            new StreamApi.Pace(Duration.ofMillis(500), Duration.ofMillis(20), Duration.ofMillis(80), LEFT_ALONE);

    private final StreamStandIn stream = new StreamStandIn("a-key", "a secret that is long enough for HS256");
    private StreamApi api;

    @BeforeEach
    void start() {
        stream.start();
        stream.realm().put(new CallType("tutoring", Map.of(), Instant.now(), Instant.now()));
        api = api(stream.secret(), QUICK);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    private StreamApi api(String secret, StreamApi.Pace pace) {
        return api(secret, pace, stream.url());
    }

    private StreamApi api(String secret, StreamApi.Pace pace, URI url) {
        var settings = new Settings.Stream(stream.apiKey(), secret, "tutoring", url, stream.locationHintUrl());
        return new StreamApi(settings, new StreamTokens(secret, Clock.systemUTC()), Clock.systemUTC(), pace);
    }

    private VideoUnavailable failure() {
        return catchThrowableOfType(VideoUnavailable.class, () -> api.get(PATH));
    }

    private int asked() {
        return stream.requests().all().size();
    }

    private Duration between(int earlier, int later) {
        var times = stream.requests().all().stream().map(StreamRequest::at).toList();
        return Duration.between(times.get(earlier), times.get(later));
    }

    @Test
    void it_asks_as_a_server_of_the_app_does() {
        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");

        var request = stream.requests().all().get(0);
        assertThat(request.line()).isEqualTo("GET " + PATH);
        assertThat(request.query()).containsEntry("api_key", stream.apiKey());
        assertThat(request.headers())
                .containsEntry("stream-auth-type", "jwt")
                .hasEntrySatisfying("authorization", token -> assertThat(token).doesNotContain("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void what_passes_is_tried_again_after_a_longer_pause_each_time(int status) {
        stream.faults().failNext(2, status, -1);

        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");

        assertThat(asked()).isEqualTo(ATTEMPTS);
        assertThat(between(0, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(19));
        assertThat(between(1, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(38));
    }

    @Test
    void what_does_not_pass_in_time_is_told() {
        stream.faults().failAlways(500, -1);

        assertThat(failure().retryAfter()).isPositive();

        assertThat(asked()).isEqualTo(ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void a_no_is_not_asked_for_twice(int status) {
        stream.faults().failNext(1, status, 17);

        var refused = catchThrowableOfType(StreamApi.Refused.class, () -> api.get(PATH));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(17);
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void another_secret_is_a_no() {
        api = api("another secret that is long enough", QUICK);

        assertThat(catchThrowableOfType(StreamApi.Refused.class, () -> api.get(PATH))
                        .code())
                .isEqualTo(43);
    }

    @Test
    void a_rate_limit_that_is_soon_reset_is_waited_for() {
        api = api(stream.secret(), StreamApi.Pace.STANDARD);
        stream.faults().limitRate(1, Instant.now());

        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");

        assertThat(asked()).isEqualTo(2);
        assertThat(between(0, 1)).isBetween(Duration.ofMillis(990), Duration.ofSeconds(3));
    }

    @Test
    void a_rate_limit_that_lasts_is_told_with_its_end_and_not_asked_against() {
        stream.faults().limitRate(1, Instant.now().plusSeconds(40));

        assertThat(failure().retryAfter()).isBetween(Duration.ofSeconds(38), Duration.ofSeconds(41));

        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_rate_limit_without_its_end_is_tried_again_like_any_failure() {
        stream.faults().failNext(1, 429, 9);

        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");
    }

    @Test
    void who_is_away_is_told_to_be() {
        stream.stop();

        assertThat(failure().retryAfter()).isPositive();

        stream.start();
    }

    @Test
    void who_does_not_answer_is_not_waited_for() {
        stream.faults().delayAnswers(Duration.ofSeconds(2));
        var before = Instant.now();

        assertThat(failure()).isNotNull();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
        stream.faults().clear();
    }

    @Test
    void who_does_not_finish_the_answer_is_not_waited_for() throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var stalling = new Thread(() -> stall(server));
            stalling.setDaemon(true);
            stalling.start();
            api = api(stream.secret(), QUICK, URI.create("http://127.0.0.1:" + server.getLocalPort()));

            assertThat(CompletableFuture.supplyAsync(this::failure)).succeedsWithin(Duration.ofSeconds(6));
        }
    }

    /** Says that there is more to come than comes. */
    private static void stall(ServerSocket server) {
        var stalled = new ArrayList<Socket>();
        try {
            while (true) {
                var socket = server.accept();
                stalled.add(socket);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    @Test
    void after_five_failures_it_is_left_alone_and_whoever_asks_is_told_at_once() {
        stream.faults().failAlways(503, -1);
        failure();
        failure();
        assertThat(asked()).isEqualTo(FAILURES_TO_OPEN);

        assertThat(failure().retryAfter()).isPositive();

        assertThat(asked()).isEqualTo(FAILURES_TO_OPEN);
    }

    @Test
    void when_it_was_left_alone_for_long_enough_it_is_asked_again() {
        stream.faults().failAlways(503, -1);
        failure();
        failure();
        stream.faults().clear();
        assertThat(failure()).isNotNull();

        Await.until("it is asked again", Duration.ofSeconds(5), () -> failure() == null);

        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");
    }

    @Test
    void refusals_do_not_count_as_failures() {
        stream.faults().failNext(FAILURES_TO_OPEN + 1, 403, 17);
        for (int i = 0; i <= FAILURES_TO_OPEN; i++) {
            assertThat(catchThrowableOfType(StreamApi.Refused.class, () -> api.get(PATH)))
                    .isNotNull();
        }

        assertThat(api.get(PATH).getString("name")).isEqualTo("tutoring");
    }
}
