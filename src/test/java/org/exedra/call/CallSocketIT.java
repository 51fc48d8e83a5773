package org.exedra.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exedra.booking.BookingStatus;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Await;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.video.CallRequest;
import org.exedra.video.CallTickets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallSocketIT extends OnServer {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final TestBooking booking =
            BookingFixture.between(tutor, student).confirmed().running().create();
    private final List<CallClient> open = new ArrayList<>();

    private CallClient kept(CallClient page) {
        open.add(page);
        return page;
    }

    private CallClient inLobby(ExedraClient client) {
        return kept(CallClient.inLobby(client, booking));
    }

    private CallClient joined(ExedraClient client) {
        return kept(CallClient.joined(client, booking));
    }

    private CallClient opened(CallClient.Handshake handshake) {
        return kept(handshake.open());
    }

    @AfterEach
    void everybodyGoes() {
        open.forEach(CallClient::close);
    }

    private static List<String> peers(JsonObject frame) {
        return frame.getJsonArray("peers").getValuesAs(JsonObject.class).stream()
                .map(peer -> peer.getString("peerId") + " " + peer.getString("state"))
                .toList();
    }

    /** A ticket that the server itself would not issue: with its key, at another time or for something else. */
    private static String ticket(String callId, UUID accountId, Instant issuedAt) {
        return new CallTickets(TestServer.CALL_TICKET_KEY, Clock.fixed(issuedAt, ZoneOffset.UTC))
                .issue(new CallRequest(callId, accountId, List.of(), issuedAt, issuedAt.plus(Duration.ofHours(1))));
    }

    @Test
    void two_people_meet() {
        var tutorsPage = inLobby(asTutor);
        var page = opened(CallClient.handshake(asStudent, booking)).beating();

        var welcome = page.await("welcome");
        assertThat(welcome.getString("peerId")).isEqualTo(page.peerId());
        assertThat(Instant.parse(welcome.getString("endsAt"))).isEqualTo(booking.endsAt());
        assertThat(Instant.parse(welcome.getString("serverTime")))
                .isBetween(Instant.now().minusSeconds(10), Instant.now().plusSeconds(1));
        assertThat(peers(welcome)).containsExactly(tutorsPage.peerId() + " lobby");
        assertThat(welcome.getJsonArray("peers").getJsonObject(0).getString("accountId"))
                .isEqualTo(tutor.id().toString());
        assertThat(peers(tutorsPage.await("room"))).containsExactly(page.peerId() + " lobby");

        tutorsPage.join();
        assertThat(peers(tutorsPage.await("joined"))).isEmpty();
        assertThat(peers(page.await("room"))).containsExactly(tutorsPage.peerId() + " joined");

        page.join();
        var joined = page.await("joined");
        assertThat(peers(joined)).containsExactly(tutorsPage.peerId() + " joined");
        assertThat(joined.getJsonArray("peers")
                        .getJsonObject(0)
                        .getJsonObject("media")
                        .getBoolean("microphone"))
                .isTrue();
        assertThat(peers(tutorsPage.await("room"))).containsExactly(page.peerId() + " joined");
    }

    @Test
    void what_they_say_to_each_other_is_handed_on() {
        var tutorsPage = joined(asTutor);
        var studentsPage = joined(asStudent);

        studentsPage.signal(tutorsPage.peerId(), "v=0 offer");
        var offer = tutorsPage.await("signal");
        assertThat(offer.getString("from")).isEqualTo(studentsPage.peerId());
        assertThat(offer.getJsonObject("data").getString("sdp")).isEqualTo("v=0 offer");

        tutorsPage.chat("chat-0001", "¡Hola! 👋 <b>");
        assertThat(studentsPage.await("chat").getString("text")).isEqualTo("¡Hola! 👋 <b>");
        var receipt = tutorsPage.await("chat");
        assertThat(receipt.getString("id")).isEqualTo("chat-0001");
        assertThat(receipt.getString("from")).isEqualTo(tutor.id().toString());
        assertThat(receipt.getBoolean("delivered")).isTrue();

        studentsPage.changeMedia(true);
        var media =
                tutorsPage.await("room").getJsonArray("peers").getJsonObject(0).getJsonObject("media");
        assertThat(media.getBoolean("camera")).isTrue();
    }

    @Test
    void a_hundred_signals_arrive_in_the_order_in_which_they_were_sent() {
        var tutorsPage = joined(asTutor);
        var studentsPage = joined(asStudent);

        IntStream.range(0, 100).forEach(i -> studentsPage.signal(tutorsPage.peerId(), String.valueOf(i)));

        assertThat(IntStream.range(0, 100)
                        .mapToObj(i ->
                                tutorsPage.await("signal").getJsonObject("data").getString("sdp")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(String::valueOf).toList());
    }

    @Test
    void the_lobby_gets_no_signals_and_no_chat() {
        var tutorsPage = joined(asTutor);
        var lobby = inLobby(asStudent);

        tutorsPage.signal(lobby.peerId(), "v=0");
        tutorsPage.chat("chat-0001", "hello?");
        tutorsPage.changeMedia(true);

        assertThat(lobby.upTo("room")).hasSize(1);
        assertThat(tutorsPage.await("chat").getBoolean("delivered")).isFalse();
    }

    @Test
    void the_rooms_of_two_bookings_have_nothing_to_do_with_each_other() {
        var other = BookingFixture.running("Another call");
        var tutorsPage = joined(asTutor);
        var stranger = kept(CallClient.joined(ExedraClient.of(other.student()), other));

        stranger.signal(tutorsPage.peerId(), "v=0");
        stranger.chat("chat-0001", "hello?");
        assertThat(stranger.await("chat").getBoolean("delivered")).isFalse();

        var studentsPage = joined(asStudent);
        assertThat(tutorsPage.upTo("room").stream().map(frame -> frame.getString("type")))
                .containsOnly("room");
        assertThat(studentsPage.isClosed()).isFalse();
    }

    @Test
    void a_ticket_opens_one_socket_and_not_another() {
        String ticket = CallClient.ticket(asStudent, booking.id());
        var first = opened(CallClient.handshake(asStudent, booking.id()).withTicket(ticket));
        first.await("welcome");

        var second = CallClient.handshake(asStudent, booking.id()).withTicket(ticket);

        assertThat(second.status()).isEqualTo(403);
        first.say("{\"type\":\"ping\"}");
        Await.until(PATIENCE, () -> first.pongs() > 0);
    }

    @Test
    void of_ten_sockets_at_once_with_the_same_ticket_exactly_one_opens() {
        String ticket = CallClient.ticket(asStudent, booking.id());

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(i -> CallClient.handshake(asStudent, booking.id())
                        .withTicket(ticket)
                        .status())
                .toList();

        assertThat(answers).filteredOn(status -> status == 101).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 403).hasSize(9);
    }

    @Test
    void a_ticket_is_of_no_use_to_anybody_else() {
        String ticket = CallClient.ticket(asStudent, booking.id());
        var stranger = ExedraClient.of(AccountFixture.student().create());

        assertThat(CallClient.handshake(asTutor, booking.id())
                        .withTicket(ticket)
                        .status())
                .isEqualTo(403);
        assertThat(CallClient.handshake(stranger, booking.id())
                        .withTicket(ticket)
                        .status())
                .isEqualTo(403);
        assertThat(CallClient.handshake(asStudent, booking.id())
                        .withTicket(ticket)
                        .withoutCookie()
                        .status())
                .isEqualTo(403);

        opened(CallClient.handshake(asStudent, booking.id()).withTicket(ticket)).await("welcome");
    }

    @Test
    void a_ticket_is_of_no_use_for_another_booking() {
        var other = BookingFixture.between(tutor, student).confirmed().running().create();
        String ticket = CallClient.ticket(asStudent, other.id());

        assertThat(CallClient.handshake(asStudent, booking.id())
                        .withTicket(ticket)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_expired_ticket_opens_nothing() {
        String callId = "booking-" + booking.id();
        var issued = Instant.now().minus(CallTickets.LIFETIME).minusSeconds(1);

        String expired = ticket(callId, student.id(), issued);
        String good = ticket(callId, student.id(), Instant.now());

        assertThat(CallClient.handshake(asStudent, booking.id())
                        .withTicket(expired)
                        .status())
                .isEqualTo(403);
        opened(CallClient.handshake(asStudent, booking.id()).withTicket(good)).await("welcome");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void without_a_good_ticket_nothing_opens(String ticket) {
        assertThat(CallClient.handshake(asStudent, booking.id())
                        .withTicket(ticket)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "<script>alert(1)</script>", "../../../../etc/passwd"})
    void a_page_needs_a_decent_name(String peerId) {
        assertThat(CallClient.handshake(asStudent, booking).asPeer(peerId).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "file://"})
    void another_sites_page_is_refused_at_the_handshake(String origin) {
        var handshake = CallClient.handshake(asStudent, booking).fromOrigin(origin);

        assertThat(handshake.status()).isEqualTo(403);
        handshake.fromOrigin(TestServer.uri().toString());
        opened(handshake).await("welcome");
    }

    @Test
    void a_ticket_does_not_outlive_the_right_to_join() {
        String ticket = CallClient.ticket(asStudent, booking.id());
        Sql.execute("update booking set status = 'CANCELLED' where id = ?", booking.id());

        assertThat(opened(CallClient.handshake(asStudent, booking.id()).withTicket(ticket))
                        .awaitClose())
                .isEqualTo(4003);
    }

    static Stream<BookingStatus> notConfirmed() {
        return Stream.of(BookingStatus.CANCELLED, BookingStatus.DECLINED);
    }

    @ParameterizedTest
    @MethodSource("notConfirmed")
    void the_right_to_join_is_looked_at_again_when_somebody_joins(BookingStatus status) {
        var lobby = inLobby(asStudent);
        Sql.execute("update booking set status = ? where id = ?", status, booking.id());

        lobby.join();

        assertThat(lobby.awaitClose()).isEqualTo(4003);
    }

    @Test
    void a_second_tab_takes_over() {
        var other = joined(asTutor);
        var first = joined(asStudent);
        var second = inLobby(asStudent);
        assertThat(first.isClosed()).isFalse();

        second.join();

        assertThat(first.awaitClose()).isEqualTo(4001);
        assertThat(peers(second.await("joined"))).containsExactly(other.peerId() + " joined");
        other.signal(second.peerId(), "v=0");
        second.await("signal");
    }

    @Test
    void a_page_that_reconnects_takes_the_place_of_its_lost_connection() {
        var other = joined(asTutor);
        var lost = joined(asStudent);

        var again = opened(CallClient.handshake(asStudent, booking).asPeer(lost.peerId()))
                .beating();

        assertThat(peers(again.await("welcome"))).containsExactly(other.peerId() + " joined");
        assertThat(lost.awaitClose()).isEqualTo(1000);
        again.join();
        again.await("joined");
        other.signal(again.peerId(), "v=0");
        again.await("signal");
    }

    @Test
    void nobody_takes_the_place_of_somebody_elses_page() {
        var victim = joined(asStudent);

        var thief = opened(CallClient.handshake(asTutor, booking).asPeer(victim.peerId()));

        assertThat(thief.awaitClose()).isEqualTo(4409);
        assertThat(victim.isClosed()).isFalse();
    }

    @Test
    void a_ninth_page_of_one_person_is_one_too_many() {
        IntStream.range(0, 8).forEach(i -> inLobby(asStudent));

        var ninth = opened(CallClient.handshake(asStudent, booking));

        assertThat(ninth.awaitClose()).isEqualTo(4409);
        inLobby(asTutor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "[]",
                "null",
                "{\"type\":\"shutdown\"}",
                "{\"type\":\"join\"}",
                "{\"type\":\"chat\",\"id\":\"chat-0001\",\"text\":\"\"}",
                "{\"type\":\"signal\",\"to\":7,\"data\":{}}",
                "{\"type\":\"ping\"} and more",
            })
    void a_malformed_message_ends_its_own_connection_and_disturbs_nobody(String text) {
        var other = joined(asTutor);
        var page = joined(asStudent);

        page.say(text);

        assertThat(page.awaitClose()).isEqualTo(4400);
        assertThat(peers(other.await("room"))).containsExactly(page.peerId() + " lobby");
        other.chat("chat-0002", "still here");
        other.await("chat");
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void brackets_without_end_are_malformed() {
        var page = joined(asStudent);

        page.say("{\"a\":".repeat(10_000));

        assertThat(page.awaitClose()).isEqualTo(4400);
    }

    @Test
    void too_many_messages_end_the_connection() {
        var other = joined(asTutor);
        var page = joined(asStudent);

        IntStream.range(0, 400).forEach(i -> page.say("{\"type\":\"ping\"}"));

        assertThat(page.awaitClose()).isEqualTo(4429);
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void a_message_may_have_64_kib_and_no_more() {
        var other = joined(asTutor);
        var page = joined(asStudent);
        String rest = "{\"type\":\"signal\",\"to\":\"" + other.peerId() + "\",\"data\":{\"sdp\":\"\"}}";
        int room = 64 * 1024 - rest.length();

        page.signal(other.peerId(), "x".repeat(room - 100));
        assertThat(other.await("signal").getJsonObject("data").getString("sdp")).hasSize(room - 100);

        page.signal(other.peerId(), "x".repeat(room + 100));
        assertThat(page.awaitClose()).isIn(1009, 1006);
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void bytes_are_no_message() {
        var page = joined(asStudent);

        page.sayBinary(new byte[] {1, 2, 3});

        assertThat(page.awaitClose()).isIn(4400, 1009);
    }

    @Test
    void who_says_nothing_is_taken_out_within_fifteen_seconds() {
        var other = joined(asTutor);
        var page = joined(asStudent);
        assertThat(peers(other.await("room"))).containsExactly(page.peerId() + " lobby");
        assertThat(peers(other.await("room"))).containsExactly(page.peerId() + " joined");

        page.silent();

        var room = other.await("room");
        assertThat(room.getJsonArray("peers")).isEmpty();
        assertThat(room.getJsonObject("gone").getString("peerId")).isEqualTo(page.peerId());
        assertThat(room.getJsonObject("gone").getString("how")).isEqualTo("lost");
        assertThat(page.awaitClose()).isIn(4408, 1006);
    }

    @Test
    void who_leaves_is_said_to_have_left_and_who_drops_out_to_be_lost() {
        var other = joined(asTutor);
        var leaving = joined(asStudent);
        leaving.leave();
        assertThat(leaving.awaitClose()).isEqualTo(1000);
        other.await("room");
        other.await("room");
        assertThat(other.await("room").getJsonObject("gone").getString("how")).isEqualTo("left");

        var dropped = joined(asStudent);
        other.await("room");
        other.await("room");
        dropped.drop();
        var gone = other.await("room").getJsonObject("gone");
        assertThat(gone.getString("peerId")).isEqualTo(dropped.peerId());
        assertThat(gone.getString("how")).isEqualTo("lost");
    }

    @Test
    void when_one_cancels_the_call_ends_for_both() {
        var tutorsPage = joined(asTutor);
        var studentsPage = inLobby(asStudent);

        assertThat(asStudent.post("/api/bookings/" + booking.id() + "/cancel").status())
                .isEqualTo(200);

        assertThat(tutorsPage.awaitClose()).isEqualTo(4003);
        assertThat(studentsPage.awaitClose()).isEqualTo(4003);
    }

    @Test
    void when_the_tutor_ends_the_session_it_ends_for_both() {
        var tutorsPage = joined(asTutor);
        var studentsPage = joined(asStudent);

        assertThat(asTutor.post("/api/bookings/" + booking.id() + "/end-call").status())
                .isEqualTo(200);

        assertThat(tutorsPage.awaitClose()).isEqualTo(4002);
        assertThat(studentsPage.awaitClose()).isEqualTo(4002);
        assertThat(asStudent
                        .post("/api/video/token", "{\"bookingId\":\"" + booking.id() + "\"}")
                        .problem())
                .isEqualTo("ended");
    }

    /** As another node does it, of whose events this one hears nothing. */
    @ParameterizedTest
    @CsvSource({"CANCELLED, false, 4003", "COMPLETED, true, 4002", "NO_SHOW, false, 4003"})
    void what_another_node_has_closed_is_closed_here(String status, boolean ended, int code) {
        var tutorsPage = joined(asTutor);
        var studentsPage = inLobby(asStudent);

        Sql.execute(
                "update booking set status = ?, call_ended_at = ?, version = version + 1 where id = ?",
                status,
                ended ? Instant.now().truncatedTo(ChronoUnit.MICROS) : null,
                booking.id());

        assertThat(tutorsPage.awaitClose()).isEqualTo(code);
        assertThat(studentsPage.awaitClose()).isEqualTo(code);
    }

    @Test
    void when_the_time_is_over_the_call_ends() {
        var almostOver = BookingFixture.between(tutor, student)
                .confirmed()
                .running()
                .endingIn(Duration.ofSeconds(4))
                .create();
        var page = kept(CallClient.joined(asStudent, almostOver));

        assertThat(page.awaitClose()).isEqualTo(4004);
        assertThat(Instant.now())
                .isBetween(almostOver.endsAt(), almostOver.endsAt().plusSeconds(5));
    }

    @Test
    void who_reads_slowly_holds_up_nobody() {
        var page = joined(asTutor);
        var slow =
                opened(CallClient.handshake(asStudent, booking).reading(false)).beating();
        slow.join();
        page.await("room");
        page.await("room");
        String big = "x".repeat(60_000);

        IntStream.range(0, 150).forEach(i -> page.signal(slow.peerId(), big));
        var before = Instant.now();
        page.chat("chat-0001", "still quick?");

        page.await("chat");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(page.isClosed()).isFalse();
        assertThat(asTutor.get("/api/bookings/" + booking.id()).status()).isEqualTo(200);
    }

    @Test
    void an_early_offer_behind_the_join_arrives() {
        var other = joined(asTutor);
        var page = inLobby(asStudent);

        page.join();
        page.signal(other.peerId(), "v=0 early");

        assertThat(other.await("signal").getJsonObject("data").getString("sdp")).isEqualTo("v=0 early");
    }

    @Test
    void a_heartbeat_is_answered() {
        var page = inLobby(asStudent);
        int before = page.pongs();

        page.say("{\"type\":\"ping\"}");

        Await.until(PATIENCE, () -> page.pongs() > before);
    }
}
