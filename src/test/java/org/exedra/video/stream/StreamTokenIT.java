package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.support.stream.StreamCall;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.TestStream;
import org.exedra.video.CallTickets;
import org.junit.jupiter.api.Test;

/** What a participant of a session by Stream is granted. */
class StreamTokenIT extends OnServer {

    private static final String CALL = "/api/v2/video/call/tutoring/booking-";

    private final StreamStandIn stream = TestStream.get();
    private final TestAccount tutor =
            AccountFixture.tutor().named("Tobias Lindner").create();
    private final TestAccount student =
            AccountFixture.student().named("Alma Reyes").create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);

    private BookingFixture booking() {
        return BookingFixture.between(tutor, student).by("stream").confirmed().running();
    }

    private static JsonObject grant(ExedraClient client, TestBooking booking) {
        var answer = client.post(
                "/api/video/token",
                Json.createObjectBuilder()
                        .add("bookingId", booking.id().toString())
                        .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String cid(TestBooking booking) {
        return "tutoring:booking-" + booking.id();
    }

    private StreamCall call(TestBooking booking) {
        return stream.realm().call(cid(booking)).orElseThrow();
    }

    private Map<String, String> both() {
        return Map.of(tutor.id().toString(), "call_member", student.id().toString(), "call_member");
    }

    @Test
    void a_coordinator_chooses_the_video_service_on_the_page() {
        var booking = BookingFixture.between(tutor, student).confirmed().create();
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());
        String path = "/en/bookings/" + booking.id() + "/attendance";
        var fields = ExedraClient.fields(coordinator.get(path).body(), "video");
        fields.put("backend", "stream");

        assertThat(coordinator.submit(path, fields).location()).contains("done=video-backend");
        assertThat(Sql.query(
                        row -> row.getString("video_backend"),
                        "select video_backend from booking where id = ?",
                        booking.id()))
                .containsExactly("stream");
        assertThat(asStudent.submit(path, fields).status()).isEqualTo(404);
    }

    @Test
    void a_participant_gets_what_streams_part_of_the_page_needs() {
        var booking = booking().create();

        var grant = grant(asStudent, booking);

        assertThat(grant.getString("backend")).isEqualTo("stream");
        assertThat(grant.getString("callType")).isEqualTo("tutoring");
        assertThat(grant.getString("callId")).isEqualTo("booking-" + booking.id());
        assertThat(grant.getString("userId")).isEqualTo(student.id().toString());
        assertThat(grant.getString("socketUrl")).isEqualTo("/ws/calls/" + booking.id());
        assertThat(grant.getJsonArray("iceServers")).isEmpty();
        assertThat(grant.getJsonObject("client"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("apiKey", stream.apiKey())
                        .add("url", stream.url().toString())
                        .add("locationHintUrl", stream.locationHintUrl().toString())
                        .build());
        assertThat(grant.toString()).doesNotContain(stream.secret());
    }

    @Test
    void stream_takes_the_token_of_this_participant_for_this_call_alone() {
        var booking = booking().create();

        String token = grant(asStudent, booking).getString("token");

        assertThat(stream.refusal(token, student.id().toString(), cid(booking))).isEmpty();
        assertThat(stream.refusal(token, tutor.id().toString(), cid(booking))).isPresent();
        assertThat(stream.refusal(token, student.id().toString(), cid(booking().create())))
                .isPresent();
    }

    @Test
    void the_token_ends_after_an_hour_or_with_the_session() {
        var longOne = booking().lasting(Duration.ofHours(3)).create();
        var shortOne = BookingFixture.between(
                        AccountFixture.tutor().create(),
                        AccountFixture.student().create())
                .by("stream")
                .confirmed()
                .running()
                .endingIn(Duration.ofMinutes(10))
                .create();

        assertThat(Instant.parse(grant(asStudent, longOne).getString("expiresAt")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(59)),
                        Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(Instant.parse(
                        grant(ExedraClient.of(shortOne.student()), shortOne).getString("expiresAt")))
                .isBeforeOrEqualTo(shortOne.endsAt());
    }

    @Test
    void the_ticket_beside_it_opens_the_calls_socket() {
        var booking = booking().create();
        var grant = grant(asStudent, booking);

        var ticket = new CallTickets(TestServer.CALL_TICKET_KEY, Clock.systemUTC())
                .verify(grant.getString("socketTicket"))
                .orElseThrow();

        assertThat(ticket.callId()).isEqualTo("booking-" + booking.id());
        assertThat(ticket.participantId()).isEqualTo(student.id());
        try (var page = CallClient.handshake(asStudent, booking)
                .withTicket(grant.getString("socketTicket"))
                .open()) {
            assertThat(page.await("welcome").getString("peerId")).isEqualTo(page.peerId());
        }
        assertThat(CallClient.handshake(asStudent, booking)
                        .withTicket(grant.getString("token"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void before_anybody_gets_a_token_stream_knows_both_and_their_call() {
        var booking = booking().create();

        grant(asStudent, booking);

        assertThat(call(booking).members()).isEqualTo(both());
        assertThat(call(booking).createdBy()).isEqualTo(tutor.id().toString());
        assertThat(call(booking).startsAt()).contains(booking.startsAt().truncatedTo(ChronoUnit.MICROS));
        assertThat(stream.realm().user(student.id().toString()).orElseThrow().getString("name"))
                .isEqualTo("Alma Reyes");
        assertThat(stream.requests().linesAbout(student.id().toString()))
                .containsExactly("POST /api/v2/users", "POST " + CALL + booking.id());
    }

    @Test
    void both_get_into_the_same_call() {
        var booking = booking().create();

        assertThat(grant(asTutor, booking).getString("callId"))
                .isEqualTo(grant(asStudent, booking).getString("callId"));

        assertThat(call(booking).members()).isEqualTo(both());
    }

    @Test
    void whoever_else_was_made_a_member_is_none_any_more() {
        var booking = booking().create();
        grant(asStudent, booking);
        String eve = UUID.randomUUID().toString();
        stream.addMember(call(booking), eve, "call_member");

        grant(asStudent, booking);

        assertThat(call(booking).members()).isEqualTo(both());
    }

    @Test
    void only_members_may_join_calls_of_our_type() {
        grant(asStudent, booking().create());

        var grants = stream.realm().callType("tutoring").orElseThrow().grants();
        assertThat(grants.get("call_member")).contains("join-call");
        assertThat(grants.get("user")).isEmpty();
    }

    @Test
    void a_session_of_the_standard_back_end_asks_stream_nothing() {
        var booking =
                BookingFixture.between(tutor, student).confirmed().running().create();

        assertThat(grant(asStudent, booking).getString("backend")).isEqualTo("peer");

        assertThat(stream.requests().linesAbout(booking.id().toString())).isEmpty();
        assertThat(stream.requests().linesAbout(student.id().toString())).isEmpty();
    }

    @Test
    void only_the_page_of_such_a_session_may_talk_to_stream() {
        var pages = Map.of(
                booking().create(), true,
                BookingFixture.between(tutor, student).confirmed().running().create(), false);

        pages.forEach((booking, byStream) -> {
            String policy = asStudent.get("/en/sessions/" + booking.id()).header("content-security-policy");
            assertThat(policy.contains(stream.url().toString())).isEqualTo(byStream);
            assertThat(policy).doesNotContain("unsafe");
        });
    }

    @Test
    void no_secret_is_in_the_log() throws IOException {
        String token = grant(asStudent, booking().create()).getString("token");

        assertThat(Files.readString(TestServer.log())).doesNotContain(token).doesNotContain(stream.secret());
    }
}
