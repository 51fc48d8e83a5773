package org.exedra.video;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.booking.BookingStatus;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoTokenIT extends OnServer {

    private static final String TOKEN = "/api/video/token";

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);

    private BookingFixture booking() {
        return BookingFixture.between(tutor, student);
    }

    private static String body(UUID bookingId) {
        return Json.createObjectBuilder()
                .add("bookingId", bookingId.toString())
                .build()
                .toString();
    }

    private static Answer ask(ExedraClient client, TestBooking booking) {
        return client.post(TOKEN, body(booking.id()));
    }

    private static String callId(TestBooking booking) {
        return Sql.query(row -> row.getString(1), "select call_id from booking where id = ?", booking.id())
                .get(0);
    }

    private static long version(TestBooking booking) {
        return Sql.number("select version from booking where id = ?", booking.id());
    }

    @Test
    void a_participant_gets_what_the_browser_needs() {
        var booking = booking().confirmed().running().create();
        var before = Instant.now();

        var answer = ask(asStudent, booking);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        var grant = answer.json();
        assertThat(grant.keySet())
                .containsExactlyInAnyOrder(
                        "backend",
                        "callType",
                        "callId",
                        "userId",
                        "token",
                        "expiresAt",
                        "socketUrl",
                        "socketTicket",
                        "client",
                        "iceServers",
                        "iceTransportPolicy");
        assertThat(grant.getString("backend")).isEqualTo("peer");
        assertThat(grant.getString("callType")).isEqualTo("peer");
        assertThat(grant.getString("callId")).isEqualTo("booking-" + booking.id());
        assertThat(grant.getString("userId")).isEqualTo(student.id().toString());
        assertThat(grant.getString("socketUrl")).isEqualTo("/ws/calls/" + booking.id());
        assertThat(grant.getString("socketTicket")).isEqualTo(grant.getString("token"));
        assertThat(grant.getJsonObject("client")).isEmpty();
        assertThat(grant.getString("iceTransportPolicy")).isEqualTo("all");
        assertThat(Instant.parse(grant.getString("expiresAt")))
                .isBetween(before.plus(Duration.ofSeconds(119)), Instant.now().plus(Duration.ofSeconds(121)));
    }

    @Test
    void the_token_is_a_ticket_for_this_call_and_this_account() {
        var booking = booking().confirmed().running().create();
        var grant = ask(asTutor, booking).json();

        var ticket = new CallTickets(TestServer.CALL_TICKET_KEY, Clock.systemUTC())
                .verify(grant.getString("token"))
                .orElseThrow();

        assertThat(ticket.callId()).isEqualTo("booking-" + booking.id());
        assertThat(ticket.participantId()).isEqualTo(tutor.id());
    }

    @Test
    void the_ice_servers_are_the_settings_and_turn_has_credentials_until_the_booking_ends() {
        var booking = booking().confirmed().running().create();

        var servers = ask(asStudent, booking).json().getJsonArray("iceServers").getValuesAs(JsonObject.class);

        assertThat(servers).hasSize(2);
        assertThat(servers.get(0).getJsonArray("urls").getString(0)).isEqualTo(TestServer.STUN);
        assertThat(servers.get(0)).doesNotContainKeys("username", "credential");
        assertThat(servers.get(1).getJsonArray("urls").getString(0)).isEqualTo(TestServer.TURN);
        assertThat(servers.get(1).getString("username"))
                .isEqualTo(booking.endsAt().getEpochSecond() + ":" + student.id());
        assertThat(servers.get(1).getString("credential")).hasSize(28);
    }

    @Test
    void the_call_id_is_stored_at_the_first_time_and_stays() {
        var booking = booking().confirmed().running().create();
        assertThat(callId(booking)).isNull();

        String first = ask(asStudent, booking).json().getString("callId");
        String second = ask(asTutor, booking).json().getString("callId");

        assertThat(first).isEqualTo(second).isEqualTo(callId(booking));
        assertThat(videoBackend(booking)).isEqualTo("peer");
    }

    /** Or a change that was begun before would undo it, where all columns are written. */
    @Test
    void storing_the_call_id_is_a_change_of_the_booking_and_asking_again_is_none() {
        var booking = booking().confirmed().running().create();
        long before = version(booking);

        ask(asStudent, booking);
        assertThat(version(booking)).isEqualTo(before + 1);

        ask(asTutor, booking);
        assertThat(version(booking)).isEqualTo(before + 1);
    }

    @Test
    void the_video_back_end_may_be_chosen_until_the_call_was_opened() {
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());
        var booking = booking().confirmed().running().create();

        assertThat(choose(coordinator, booking, "peer").status()).isEqualTo(200);
        assertThat(videoBackend(booking)).isEqualTo("peer");
        assertThat(choose(coordinator, booking, null).status()).isEqualTo(200);
        assertThat(videoBackend(booking)).isNull();

        ask(asStudent, booking);
        var late = choose(coordinator, booking, null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().getString("type")).endsWith("/problems/call-opened");
        assertThat(videoBackend(booking)).isEqualTo("peer");
    }

    @Test
    void only_a_coordinator_chooses_the_video_back_end_and_only_one_that_is_there() {
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());
        var booking = booking().confirmed().create();

        assertThat(choose(asTutor, booking, "peer").status()).isEqualTo(403);
        assertThat(choose(asStudent, booking, "peer").status()).isEqualTo(403);
        for (String absent : List.of("stream", "pigeon", "")) {
            assertThat(choose(coordinator, booking, absent).status()).isEqualTo(400);
        }
        assertThat(videoBackend(booking)).isNull();
    }

    private static Answer choose(ExedraClient client, TestBooking booking, String backend) {
        var body = Json.createObjectBuilder();
        return client.post(
                "/api/bookings/" + booking.id() + "/video-backend",
                (backend == null ? body.addNull("videoBackend") : body.add("videoBackend", backend)).build());
    }

    private static String videoBackend(TestBooking booking) {
        return Sql.query(row -> row.getString(1), "select video_backend from booking where id = ?", booking.id())
                .get(0);
    }

    @Test
    void both_may_ask_at_the_same_moment() {
        for (int i = 0; i < 10; i++) {
            var booking = booking().confirmed().running().create();

            var answers = Stream.of(asStudent, asTutor, asStudent, asTutor)
                    .map(client -> client.postLater(TOKEN, body(booking.id())))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers)
                    .extracting(answer -> answer.json().getString("callId"))
                    .containsOnly(callId(booking));
        }
    }

    @Test
    void storing_the_call_id_does_not_disturb_who_changes_the_booking() {
        var booking = booking().confirmed().running().create();
        ask(asStudent, booking);

        assertThat(asTutor.post("/api/bookings/" + booking.id() + "/cancel").status())
                .isEqualTo(200);
    }

    @Test
    void nobody_gets_nothing() {
        var answer = ask(ExedraClient.nobody(), booking().confirmed().running().create());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
    }

    @Test
    void a_strangers_booking_answers_exactly_like_one_that_does_not_exist() {
        for (var status : BookingStatus.values()) {
            var booking = booking().status(status).running().create();
            for (var stranger : List.of(AccountFixture.student(), AccountFixture.tutor())) {
                var client = ExedraClient.of(stranger.create());

                var strange = ask(client, booking);
                var unknown = client.post(TOKEN, body(UUID.randomUUID()));

                assertThat(strange.status()).isEqualTo(404);
                assertThat(strange.problem()).isEqualTo("not-found");
                assertThat(strange.withoutDate()).isEqualTo(unknown.withoutDate());
            }
        }
    }

    @Test
    void a_coordinator_is_no_participant() {
        var booking = booking().confirmed().running().create();
        var coordinator = AccountFixture.coordinator();
        var both = AccountFixture.coordinator().alsoA(Role.TUTOR);

        assertThat(ask(ExedraClient.of(coordinator.create()), booking).status()).isEqualTo(403);
        assertThat(ask(ExedraClient.of(both.create()), booking).status()).isEqualTo(404);
    }

    @Test
    void too_early_is_told_with_the_instant_at_which_it_opens() {
        var booking = booking().confirmed().startingIn(Duration.ofMinutes(6)).create();

        var answer = ask(asStudent, booking);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("too-early");
        assertThat(answer.json().getString("opensAt"))
                .isEqualTo(booking.startsAt().minus(Duration.ofMinutes(5)).toString());
        assertThat(callId(booking)).isNull();
    }

    @Test
    void it_opens_five_minutes_before_the_start() {
        var booking = booking().confirmed().startingIn(Duration.ofSeconds(299)).create();

        assertThat(ask(asStudent, booking).status()).isEqualTo(200);
    }

    @Test
    void it_closes_at_the_end() {
        var over = booking().confirmed().startingIn(Duration.ofHours(-1)).create();
        var almost = booking()
                .confirmed()
                .startingIn(Duration.ofHours(-1))
                .endingIn(Duration.ofSeconds(30))
                .create();

        assertThat(ask(asStudent, over).status()).isEqualTo(409);
        assertThat(ask(asStudent, over).problem()).isEqualTo("over");
        var grant = ask(asStudent, almost).json();
        assertThat(Instant.parse(grant.getString("expiresAt"))).isEqualTo(almost.endsAt());
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, not-confirmed",
        "DECLINED,  not-confirmed",
        "CANCELLED, not-confirmed",
        "COMPLETED, over",
        "NO_SHOW,   over",
    })
    void only_a_confirmed_booking_can_be_joined(BookingStatus status, String problem) {
        var booking = booking().status(status).running().create();

        var answer = ask(asStudent, booking);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(callId(booking)).isNull();
    }

    @Test
    void what_the_tutor_has_ended_is_ended() {
        var booking = booking().running().callEnded().create();

        assertThat(ask(asStudent, booking).problem()).isEqualTo("ended");
        assertThat(ask(asTutor, booking).problem()).isEqualTo("ended");
    }

    static Stream<String> malformed() {
        String id = UUID.randomUUID().toString();
        return Stream.of(
                "",
                " ",
                "bookingId",
                "{",
                "}",
                "{}",
                "[]",
                "null",
                "true",
                "7",
                "\"" + id + "\"",
                "[\"" + id + "\"]",
                "[{\"bookingId\":\"" + id + "\"}]",
                "{\"bookingId\":null}",
                "{\"bookingId\":\"\"}",
                "{\"bookingId\":\" \"}",
                "{\"bookingId\":\"1\"}",
                "{\"bookingId\":\"" + id + "x\"}",
                "{\"bookingId\":\"{" + id + "}\"}",
                "{\"bookingId\":\"' or 1=1 --\"}",
                "{\"bookingId\":7}",
                "{\"bookingId\":1e400}",
                "{\"bookingId\":true}",
                "{\"bookingId\":[]}",
                "{\"bookingId\":[\"" + id + "\"]}",
                "{\"bookingId\":{}}",
                "{\"bookingId\":{\"id\":\"" + id + "\"}}",
                "{\"BOOKINGID\":\"" + id + "\"}",
                "{\"booking\":\"" + id + "\"}",
                "{'bookingId':'" + id + "'}",
                "{bookingId:\"" + id + "\"}",
                "{\"bookingId\":\"" + id + "\"",
                "{\"bookingId\":\"" + id + "\",}",
                "{\"bookingId\" \"" + id + "\"}",
                "bookingId=" + id,
                "<bookingId>" + id + "</bookingId>",
                "\u0000",
                "[".repeat(50_000),
                "{\"bookingId\":".repeat(3_000));
    }

    static Stream<String> tooLong() {
        return Stream.of("{\"bookingId\":\"" + "a".repeat(2_000_000) + "\"}", "{\"bookingId\":".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void a_body_that_is_longer_than_any_request_is_refused(String body) {
        var answer = asStudent.post(TOKEN, body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_body_is_refused(String body) {
        var answer = asStudent.post(TOKEN, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("malformed", "invalid");
        assertThat(answer.body()).doesNotContain("Exception", "org.exedra", "jakarta", "yasson");
    }

    @Test
    void members_that_nobody_knows_do_no_harm() {
        var booking = booking().confirmed().running().create();

        var answer =
                asStudent.post(TOKEN, "{\"userId\":\"" + tutor.id() + "\",\"bookingId\":\"" + booking.id() + "\"}");

        assertThat(answer.json().getString("userId")).isEqualTo(student.id().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data"})
    void anything_but_json_is_not_supported(String type) {
        var booking = booking().confirmed().running().create();

        var answer = asStudent.send(asStudent
                .request(TOKEN)
                .header("Content-Type", type)
                .header("X-Requested-With", "exedra")
                .POST(BodyPublishers.ofString(body(booking.id()))));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void only_json_is_to_be_had() {
        var booking = booking().confirmed().running().create();

        var answer = asStudent.send(asStudent
                .request(TOKEN)
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "exedra")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString(body(booking.id()))));

        assertThat(answer.status()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XMLHttpRequest", "exedra2"})
    void a_browser_must_send_the_header_that_other_sites_cannot(String value) {
        var booking = booking().confirmed().running().create();
        var request = asStudent
                .request(TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(booking.id())));
        if (!value.isEmpty()) {
            request.header("X-Requested-With", value);
        }

        var answer = asStudent.send(request);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("missing-header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "http://localhost", "file://"})
    void another_sites_page_gets_nothing(String origin) {
        var booking = booking().confirmed().running().create();

        var answer = asStudent.send(asStudent
                .request(TOKEN)
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "exedra")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body(booking.id()))));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("\"token\"");
    }

    @Test
    void our_own_page_gets_its_grant() {
        var booking = booking().confirmed().running().create();

        var answer = asStudent.send(asStudent
                .request(TOKEN)
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "exedra")
                .header("Origin", TestServer.uri().toString())
                .POST(BodyPublishers.ofString(body(booking.id()))));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void a_token_is_only_ever_asked_for_with_post(String method) {
        var answer = asStudent.send(
                asStudent.request(TOKEN).header("X-Requested-With", "exedra").method(method, BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
    }

    @Test
    void a_ticket_does_not_come_twice() {
        var booking = booking().confirmed().running().create();

        assertThat(ask(asStudent, booking).json().getString("token"))
                .isNotEqualTo(ask(asStudent, booking).json().getString("token"));
    }

    @Test
    void no_secret_is_in_the_log() throws IOException {
        var booking = booking().confirmed().running().create();
        String token = ask(asStudent, booking).json().getString("token");

        assertThat(Files.readString(TestServer.log()))
                .doesNotContain(token)
                .doesNotContain(TestServer.TURN_SECRET)
                .doesNotContain(asStudent.cookies().get(ExedraClient.SIGN_IN_COOKIE))
                .doesNotContain(AccountFixture.PASSWORD);
    }
}
