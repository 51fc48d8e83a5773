package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.stream.StreamCall;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.TestStream;
import org.junit.jupiter.api.Test;

/** A call that is over for us is over at Stream too. */
class StreamClosingIT extends OnServer {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final StreamStandIn stream = TestStream.get();
    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final TestBooking booking = BookingFixture.between(tutor, student)
            .by("stream")
            .confirmed()
            .running()
            .create();

    private Answer ask() {
        return asStudent.post(
                "/api/video/token",
                Json.createObjectBuilder()
                        .add("bookingId", booking.id().toString())
                        .build());
    }

    private StreamCall opened() {
        assertThat(ask().status()).isEqualTo(200);
        return stream.realm().call("tutoring:booking-" + booking.id()).orElseThrow();
    }

    private static void awaitClosed(StreamCall call) {
        Await.until(
                "the call is closed at Stream",
                SOON,
                () -> call.endedAt().isPresent() && call.members().isEmpty());
    }

    @Test
    void the_tutor_ends_it_for_everybody() {
        var call = opened();

        assertThat(asTutor.post("/api/bookings/" + booking.id() + "/end-call").status())
                .isIn(List.of(200, 204));

        awaitClosed(call);
        assertThat(ask().problem()).isEqualTo("ended");
    }

    @Test
    void a_cancelled_session_has_no_members_any_more() {
        var call = opened();

        assertThat(asStudent.post("/api/bookings/" + booking.id() + "/cancel").status())
                .isIn(List.of(200, 204));

        awaitClosed(call);
        assertThat(ask().problem()).isEqualTo("not-confirmed");
    }

    @Test
    void a_session_that_nobody_came_to_is_not_asked_about() {
        assertThat(asStudent.post("/api/bookings/" + booking.id() + "/cancel").status())
                .isIn(List.of(200, 204));
        var another = BookingFixture.between(tutor, student)
                .by("stream")
                .confirmed()
                .running()
                .create();
        asStudent.post(
                "/api/video/token",
                Json.createObjectBuilder()
                        .add("bookingId", another.id().toString())
                        .build());
        asTutor.post("/api/bookings/" + another.id() + "/end-call");
        awaitClosed(stream.realm().call("tutoring:booking-" + another.id()).orElseThrow());

        assertThat(stream.requests().linesAbout(booking.id().toString())).isEmpty();
    }

    @Test
    void a_call_that_stream_has_forgotten_is_closed_all_the_same() {
        var call = opened();
        stream.realm().forget(call);

        assertThat(asTutor.post("/api/bookings/" + booking.id() + "/end-call").status())
                .isIn(List.of(200, 204));

        Await.until(
                "Stream is told",
                SOON,
                () -> stream.requests().linesAbout(booking.id().toString()).stream()
                        .anyMatch(line -> line.endsWith("/mark_ended")));
    }
}
