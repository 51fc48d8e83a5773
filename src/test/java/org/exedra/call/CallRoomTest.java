package org.exedra.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.exedra.account.Person;
import org.exedra.booking.BookingStatus;
import org.exedra.booking.BookingSummary;
import org.exedra.support.Await;
import org.junit.jupiter.api.Test;

class CallRoomTest {

    private static final Instant NOW = Instant.parse("2026-11-04T13:00:00Z");
    private static final CallMessage.MediaState MICROPHONE = new CallMessage.MediaState(true, false, false);
    private static final JsonObject OFFER =
            Json.createObjectBuilder().add("sdp", "v=0").build();

    private final Person tutor = new Person(UUID.randomUUID(), "Tobias", null);
    private final Person student = new Person(UUID.randomUUID(), "Alma", null);
    private final BookingSummary booking = new BookingSummary(
            UUID.randomUUID(),
            tutor,
            student,
            "Topology",
            "",
            NOW,
            NOW.plus(Duration.ofHours(1)),
            BookingStatus.CONFIRMED,
            null,
            null,
            null,
            1);
    private final CallRoom room = new CallRoom();

    /** A page of somebody in this call, with what it was sent. */
    private record Page(CallConnection connection, RecordingOutbox outbox) {

        String peerId() {
            return connection.peerId();
        }

        JsonObject takeOnly(String type) {
            return outbox.takeOnly(type);
        }
    }

    private Page page(Person who, String peerId) {
        var outbox = new RecordingOutbox();
        var admission = new Admission(booking, who.id(), "booking-" + booking.id(), "peer");
        return new Page(new CallConnection(admission, peerId, outbox, NOW), outbox);
    }

    private Page inLobby(Person who, String peerId) {
        var page = page(who, peerId);
        assertThat(room.enter(page.connection(), NOW).letIn()).isTrue();
        return page;
    }

    private Page joined(Person who, String peerId) {
        var page = inLobby(who, peerId);
        room.join(page.connection(), MICROPHONE, NOW);
        return page;
    }

    private static List<String> peers(JsonObject frame) {
        return frame.getJsonArray("peers").getValuesAs(JsonObject.class).stream()
                .map(peer -> peer.getString("peerId") + " " + peer.getString("state"))
                .toList();
    }

    @Test
    void who_comes_in_is_told_who_is_there_and_the_others_that_somebody_came() {
        var first = joined(tutor, "tutor-page-1");
        first.outbox().take();

        var second = inLobby(student, "student-page-1");

        var welcome = second.takeOnly("welcome");
        assertThat(welcome.getString("peerId")).isEqualTo("student-page-1");
        assertThat(welcome.getString("endsAt")).isEqualTo("2026-11-04T14:00:00Z");
        assertThat(welcome.getString("serverTime")).isEqualTo("2026-11-04T13:00:00Z");
        assertThat(peers(welcome)).containsExactly("tutor-page-1 joined");
        var peer = welcome.getJsonArray("peers").getJsonObject(0);
        assertThat(peer.getString("accountId")).isEqualTo(tutor.id().toString());
        assertThat(peer.getJsonObject("media"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("microphone", true)
                        .add("camera", false)
                        .add("screen", false)
                        .build());
        assertThat(peers(first.takeOnly("room"))).containsExactly("student-page-1 lobby");
    }

    @Test
    void of_two_who_join_exactly_the_later_one_finds_the_other() {
        var first = inLobby(tutor, "tutor-page-1");
        var second = inLobby(student, "student-page-1");

        room.join(first.connection(), MICROPHONE, NOW);
        room.join(second.connection(), MICROPHONE, NOW.plusSeconds(3));

        assertThat(peers(first.takeOnly("joined"))).isEmpty();
        var joined = second.takeOnly("joined");
        assertThat(peers(joined)).containsExactly("tutor-page-1 joined");
        assertThat(joined.getString("startedAt")).isEqualTo("2026-11-04T13:00:00Z");
    }

    @Test
    void of_two_who_join_at_the_same_moment_exactly_one_finds_the_other() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 200; i++) {
                var room = new CallRoom();
                var pages = List.of(page(tutor, "tutor-page-" + i), page(student, "student-page-" + i));
                var start = new CyclicBarrier(2);
                var tasks = new ArrayList<Future<?>>();
                for (Page page : pages) {
                    room.enter(page.connection(), NOW);
                    tasks.add(threads.submit(() -> {
                        start.await();
                        return room.join(page.connection(), MICROPHONE, NOW);
                    }));
                }
                for (Future<?> task : tasks) {
                    task.get();
                }
                assertThat(pages.stream()
                                .filter(page -> !peers(page.takeOnly("joined")).isEmpty()))
                        .hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void joining_twice_changes_nothing() {
        var page = joined(tutor, "tutor-page-1");
        page.outbox().take();

        assertThat(room.join(page.connection(), CallMessage.MediaState.NONE, NOW))
                .isEmpty();
        assertThat(page.outbox().take()).isEmpty();
        assertThat(page.connection().media()).isEqualTo(MICROPHONE);
    }

    @Test
    void who_left_cannot_join_any_more() {
        var page = inLobby(tutor, "tutor-page-1");
        room.leave(page.connection(), true);

        assertThat(room.join(page.connection(), MICROPHONE, NOW)).isEmpty();
        assertThat(page.connection().isJoined()).isFalse();
    }

    @Test
    void a_second_tab_takes_the_call_over_from_the_first() {
        var firstTab = joined(student, "student-page-1");
        var other = joined(tutor, "tutor-page-1");
        var secondTab = inLobby(student, "student-page-2");
        other.outbox().take();

        var superseded = room.join(secondTab.connection(), MICROPHONE, NOW);

        assertThat(superseded).contains(List.of(firstTab.connection()));
        assertThat(peers(secondTab.takeOnly("joined"))).containsExactly("tutor-page-1 joined");
        assertThat(peers(other.takeOnly("room"))).containsExactly("student-page-2 joined");
    }

    @Test
    void a_page_that_comes_again_takes_the_place_of_its_old_connection_without_any_ado() {
        var old = joined(student, "student-page-1");
        var other = joined(tutor, "tutor-page-1");
        old.outbox().take();
        other.outbox().take();

        var again = page(student, "student-page-1");
        var entry = room.enter(again.connection(), NOW);

        assertThat(entry.letIn()).isTrue();
        assertThat(entry.replaced()).contains(old.connection());
        assertThat(other.outbox().take()).isEmpty();
        assertThat(room.connections()).containsExactly(other.connection(), again.connection());
    }

    @Test
    void nobody_can_come_in_under_another_accounts_peer_id() {
        var victim = joined(student, "student-page-1");

        var entry = room.enter(page(tutor, "student-page-1").connection(), NOW);

        assertThat(entry.letIn()).isFalse();
        assertThat(entry.replaced()).isEmpty();
        assertThat(room.connections()).containsExactly(victim.connection());
    }

    @Test
    void one_person_may_have_eight_pages_open_and_each_of_them_may_come_again() {
        for (int i = 1; i <= 8; i++) {
            inLobby(student, "student-page-" + i);
        }

        assertThat(room.enter(page(student, "student-page-9").connection(), NOW).letIn())
                .isFalse();
        assertThat(room.enter(page(student, "student-page-8").connection(), NOW).letIn())
                .isTrue();
        assertThat(room.enter(page(tutor, "tutor-page-1").connection(), NOW).letIn())
                .isTrue();
    }

    @Test
    void a_signal_reaches_the_joined_peer_it_is_for_and_nobody_else() {
        var from = joined(tutor, "tutor-page-1");
        var to = joined(student, "student-page-1");
        var lobby = inLobby(student, "student-page-2");
        List.of(from, to, lobby).forEach(page -> page.outbox().take());

        room.signal(from.connection(), new CallMessage.Signal(to.peerId(), OFFER));

        var signal = to.takeOnly("signal");
        assertThat(signal.getString("from")).isEqualTo("tutor-page-1");
        assertThat(signal.getJsonObject("data")).isEqualTo(OFFER);
        assertThat(from.outbox().take()).isEmpty();
        assertThat(lobby.outbox().take()).isEmpty();
    }

    @Test
    void signals_from_and_to_the_lobby_are_dropped() {
        var joined = joined(tutor, "tutor-page-1");
        var lobby = inLobby(student, "student-page-1");
        List.of(joined, lobby).forEach(page -> page.outbox().take());

        room.signal(joined.connection(), new CallMessage.Signal(lobby.peerId(), OFFER));
        room.signal(lobby.connection(), new CallMessage.Signal(joined.peerId(), OFFER));
        room.signal(joined.connection(), new CallMessage.Signal("nobody-here", OFFER));

        assertThat(joined.outbox().take()).isEmpty();
        assertThat(lobby.outbox().take()).isEmpty();
    }

    @Test
    void nobody_signals_to_themselves() {
        var page = joined(tutor, "tutor-page-1");
        page.outbox().take();

        room.signal(page.connection(), new CallMessage.Signal(page.peerId(), OFFER));

        assertThat(page.outbox().take()).isEmpty();
    }

    @Test
    void a_chat_goes_to_everybody_who_joined_and_back_as_a_receipt() {
        var from = joined(tutor, "tutor-page-1");
        var to = joined(student, "student-page-1");
        var lobby = inLobby(student, "student-page-2");
        List.of(from, to, lobby).forEach(page -> page.outbox().take());

        room.chat(from.connection(), new CallMessage.Chat("chat-0001", "hello"), NOW.plusSeconds(5));

        var receipt = from.takeOnly("chat");
        assertThat(receipt).isEqualTo(to.takeOnly("chat"));
        assertThat(receipt.getString("from")).isEqualTo(tutor.id().toString());
        assertThat(receipt.getString("id")).isEqualTo("chat-0001");
        assertThat(receipt.getString("text")).isEqualTo("hello");
        assertThat(receipt.getString("at")).isEqualTo("2026-11-04T13:00:05Z");
        assertThat(receipt.getBoolean("delivered")).isTrue();
        assertThat(lobby.outbox().take()).isEmpty();
    }

    @Test
    void a_chat_to_nobody_says_so() {
        var alone = joined(tutor, "tutor-page-1");
        inLobby(student, "student-page-1");
        alone.outbox().take();

        room.chat(alone.connection(), new CallMessage.Chat("chat-0001", "hello?"), NOW);

        assertThat(alone.takeOnly("chat").getBoolean("delivered")).isFalse();
    }

    @Test
    void a_chat_into_a_dead_socket_comes_with_the_next_one() {
        var tutors = joined(tutor, "tutor-page-1");
        joined(student, "student-page-1");
        room.chat(tutors.connection(), new CallMessage.Chat("chat-0001", "long ago"), NOW);
        room.chat(tutors.connection(), new CallMessage.Chat("chat-0002", "x = 2"), NOW.plusSeconds(20));

        var again = inLobby(student, "student-page-1");
        assertThat(again.outbox().takeAll("chat")).as("not in the lobby").isEmpty();
        room.join(again.connection(), MICROPHONE, NOW.plusSeconds(24));

        assertThat(again.outbox().takeAll("chat"))
                .extracting(chat -> chat.getString("text"))
                .containsExactly("x = 2");
    }

    @Test
    void a_chat_into_a_dead_socket_waits_for_the_next_one_however_long_that_takes() {
        var tutors = joined(tutor, "tutor-page-1");
        var lost = joined(student, "student-page-1");
        room.chat(tutors.connection(), new CallMessage.Chat("chat-0001", "x = 2"), NOW.plusSeconds(5));
        room.leave(lost.connection(), false);

        var again = inLobby(student, "student-page-1");
        room.join(again.connection(), MICROPHONE, NOW.plusSeconds(600));

        assertThat(again.outbox().takeAll("chat"))
                .extracting(chat -> chat.getString("text"))
                .containsExactly("x = 2");
    }

    @Test
    void a_chat_to_nobody_is_not_delivered_later_either_for_its_sender_was_told_so() {
        var tutors = joined(tutor, "tutor-page-1");
        room.chat(tutors.connection(), new CallMessage.Chat("chat-0001", "hello?"), NOW);

        assertThat(joined(student, "student-page-1").outbox().takeAll("chat")).isEmpty();
    }

    @Test
    void a_join_is_written_down_once_however_often_that_is_tried() {
        var page = joined(tutor, "tutor-page-1");
        var written = new ArrayList<Instant>();

        page.connection().recordJoin(joinedAt -> false);
        page.connection().recordJoin(written::add);
        page.connection().recordJoin(written::add);

        assertThat(written).containsExactly(NOW);
    }

    @Test
    void who_leaves_waits_for_what_comes_of_writing_the_join_down() throws InterruptedException {
        var connection = joined(tutor, "tutor-page-1").connection();
        var written = new ArrayList<Instant>();
        var begun = new CountDownLatch(1);
        var fails = new CountDownLatch(1);
        var first = new Thread(() -> connection.recordJoin(joinedAt -> {
            begun.countDown();
            awaits(fails);
            return false;
        }));
        var leaving = new Thread(() -> connection.recordJoin(written::add));

        first.start();
        awaits(begun);
        leaving.start();
        Await.until(
                "it waits, or does not",
                Duration.ofSeconds(10),
                () -> leaving.getState() == Thread.State.BLOCKED || !leaving.isAlive());
        fails.countDown();
        first.join();
        leaving.join();

        assertThat(written).containsExactly(NOW);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobody_chats_from_the_lobby() {
        var joined = joined(tutor, "tutor-page-1");
        var lobby = inLobby(student, "student-page-1");
        List.of(joined, lobby).forEach(page -> page.outbox().take());

        room.chat(lobby.connection(), new CallMessage.Chat("chat-0001", "hello"), NOW);

        assertThat(joined.outbox().take()).isEmpty();
        assertThat(lobby.outbox().take()).isEmpty();
    }

    @Test
    void the_others_see_what_one_sends() {
        var page = joined(tutor, "tutor-page-1");
        var other = inLobby(student, "student-page-1");
        List.of(page, other).forEach(each -> each.outbox().take());

        room.changeMedia(page.connection(), new CallMessage.MediaState(false, true, true));

        var media =
                other.takeOnly("room").getJsonArray("peers").getJsonObject(0).getJsonObject("media");
        assertThat(media.getBoolean("microphone")).isFalse();
        assertThat(media.getBoolean("camera")).isTrue();
        assertThat(media.getBoolean("screen")).isTrue();
        assertThat(page.outbox().take()).isEmpty();
    }

    @Test
    void the_others_are_told_whether_somebody_left_or_was_lost() {
        var other = joined(tutor, "tutor-page-1");
        var leaving = joined(student, "student-page-1");
        other.outbox().take();

        assertThat(room.leave(leaving.connection(), true)).isTrue();
        var left = other.takeOnly("room");
        assertThat(left.getJsonArray("peers")).isEmpty();
        assertThat(left.getJsonObject("gone").getString("peerId")).isEqualTo("student-page-1");
        assertThat(left.getJsonObject("gone").getString("how")).isEqualTo("left");

        var lost = joined(student, "student-page-2");
        other.outbox().take();
        room.leave(lost.connection(), false);
        assertThat(other.takeOnly("room").getJsonObject("gone").getString("how"))
                .isEqualTo("lost");
    }

    @Test
    void nobody_leaves_twice() {
        var page = joined(tutor, "tutor-page-1");
        var other = joined(student, "student-page-1");
        room.leave(page.connection(), true);
        other.outbox().take();

        assertThat(room.leave(page.connection(), false)).isFalse();
        assertThat(other.outbox().take()).isEmpty();
    }

    @Test
    void the_call_started_when_the_first_of_those_who_are_in_joined() {
        var first = joined(tutor, "tutor-page-1");
        room.leave(first.connection(), true);
        var second = inLobby(student, "student-page-1");

        room.join(second.connection(), MICROPHONE, NOW.plusSeconds(60));

        assertThat(second.takeOnly("joined").getString("startedAt")).isEqualTo("2026-11-04T13:01:00Z");
    }

    @Test
    void an_empty_room_that_is_given_up_lets_nobody_in_any_more() {
        var page = inLobby(tutor, "tutor-page-1");
        assertThat(room.abandonIfEmpty()).isFalse();

        room.leave(page.connection(), true);
        assertThat(room.abandonIfEmpty()).isTrue();

        var late = room.enter(page(student, "student-page-1").connection(), NOW);
        assertThat(late.letIn()).isFalse();
        assertThat(late.abandoned()).isTrue();
    }
}
