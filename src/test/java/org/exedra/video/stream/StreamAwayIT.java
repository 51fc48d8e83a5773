package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.TestStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stream fails, refuses us, or is not there. */
class StreamAwayIT extends OnServer {

    /** After failures our server leaves Stream alone for a while. */
    private static final Duration BACK = Duration.ofSeconds(30);

    /** Calls that could not be closed are closed every half a minute. */
    private static final Duration LATER = Duration.ofSeconds(75);

    private final StreamStandIn stream = TestStream.get();
    private final TestBooking booking = running();

    private static TestBooking running() {
        var accounts = BookingFixture.running("Accounts");
        return BookingFixture.between(accounts.tutor(), accounts.student())
                .by("stream")
                .confirmed()
                .running()
                .create();
    }

    @AfterEach
    void everything_is_well_again() {
        stream.faults().clear();
        Await.until("Stream is asked again", BACK, () -> ask(running()).status() == 200);
    }

    private static Answer ask(TestBooking booking) {
        return ExedraClient.of(booking.student())
                .post(
                        "/api/video/token",
                        Json.createObjectBuilder()
                                .add("bookingId", booking.id().toString())
                                .build());
    }

    private static String status(TestBooking booking) {
        return Sql.query(row -> row.getString(1), "select status from booking where id = ?", booking.id())
                .get(0);
    }

    private static long retryAfter(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("video-unavailable");
        return Long.parseLong(answer.header("retry-after"));
    }

    @Test
    void whoever_asks_is_told_when_to_ask_again_and_the_session_is_not_harmed() {
        stream.faults().failAlways(500, -1);

        assertThat(retryAfter(ask(booking))).isBetween(1L, 30L);

        assertThat(status(booking)).isEqualTo("CONFIRMED");
        stream.faults().clear();
        assertThat(Await.value(BACK, () -> ask(booking).status(), status -> status == 200))
                .isEqualTo(200);
    }

    @Test
    void a_stream_that_is_not_there_is_told_soon() {
        stream.stop();
        try {
            var before = Instant.now();
            assertThat(retryAfter(ask(booking))).isBetween(1L, 30L);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(12));
        } finally {
            stream.start();
        }
    }

    @Test
    void a_key_that_stream_refuses_is_nothing_that_passes_soon() {
        stream.faults().failAlways(403, 17);

        assertThat(retryAfter(ask(booking))).isEqualTo(60);

        assertThat(status(booking)).isEqualTo("CONFIRMED");
    }

    @Test
    void a_used_up_rate_limit_is_told_with_its_end() {
        stream.faults().limitRate(1, Instant.now().plusSeconds(20));

        assertThat(retryAfter(ask(booking))).isBetween(15L, 21L);
    }

    @Test
    void a_session_that_ends_meanwhile_is_ended_there_later() {
        assertThat(ask(booking).status()).isEqualTo(200);
        var call = stream.realm().call("tutoring:booking-" + booking.id()).orElseThrow();
        long failures = failuresToClose();
        stream.stop();
        try {
            assertThat(ExedraClient.of(booking.tutor())
                            .post("/api/bookings/" + booking.id() + "/end-call")
                            .status())
                    .isIn(List.of(200, 204));
            assertThat(status(booking)).isEqualTo("COMPLETED");
            Await.until("it was tried", BACK, () -> failuresToClose() > failures);
        } finally {
            stream.start();
        }

        Await.until(
                "Stream is told",
                LATER,
                () -> call.endedAt().isPresent() && call.members().isEmpty());
    }

    private static long failuresToClose() {
        try (var lines = Files.lines(TestServer.log())) {
            return lines.filter(line -> line.contains("A call could not be closed yet"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
