package org.exedra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.fixture.WebhookFixture;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.SqlLog;
import org.exedra.support.TestDatabase;
import org.exedra.support.WebhookStandIn;
import org.exedra.support.WebhookStandIn.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What receivers hear of bookings and calls: signed, in order, and in spite of everything. */
class WebhookIT extends OnServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final WebhookStandIn.Hook hook = WebhookStandIn.get().hook();
    private final WebhookFixture endpoint = WebhookFixture.at(hook.url());

    @AfterEach
    void leave() {
        endpoint.close();
        hook.close();
    }

    private TestBooking requested() {
        return BookingFixture.between(tutor, student).create();
    }

    private Answer confirm(TestBooking booking) {
        return asTutor.post("/api/bookings/" + booking.id() + "/confirm");
    }

    private void cancel(TestBooking booking) {
        assertThat(asStudent.post("/api/bookings/" + booking.id() + "/cancel").status())
                .isEqualTo(200);
    }

    private static List<Received> heard(WebhookStandIn.Hook receiver, UUID bookingId, int count) {
        return Await.value(PATIENCE, () -> receiver.about(bookingId), heard -> heard.size() >= count);
    }

    private List<Received> heard(UUID bookingId, int count) {
        return heard(hook, bookingId, count);
    }

    private List<Received> taken(UUID bookingId, int count) {
        return Await.value(
                PATIENCE,
                () -> hook.about(bookingId).stream()
                        .filter(one -> one.answered() == 204)
                        .toList(),
                taken -> taken.size() >= count);
    }

    /** It is confirmed, which its receiver takes; with that, whatever comes of it has happened. */
    private void isTaken(TestBooking booking) {
        confirm(booking);
        Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).equals(List.of("DELIVERED 1")));
    }

    private static JsonObject data(Received received) {
        return received.json().getJsonObject("data");
    }

    @Test
    void a_person_is_told_by_the_universitys_own_id_too() {
        String externalId = "m-" + student.id();
        Sql.execute("update account set external_id = ? where id = ?", externalId, student.id());
        var booking = requested();

        confirm(booking);

        var told = data(heard(booking.id(), 1).get(0)).getJsonObject("booking");
        assertThat(told.getJsonObject("student").getString("externalId")).isEqualTo(externalId);
        assertThat(told.getJsonObject("tutor")).doesNotContainKey("externalId");
    }

    @Test
    void a_bookings_whole_life_is_told_in_order_and_the_reference_library_takes_every_word() throws Exception {
        var wish = Json.createObjectBuilder()
                .add("tutorId", tutor.id().toString())
                .add("subject", "Análisis – ε 𝛿")
                .add("startsAt", Instant.now().plusSeconds(60).toString())
                .add("minutes", 30)
                .add("note", "for the two of us");
        var asked = asStudent.post("/api/bookings", wish.build());
        assertThat(asked.status()).isEqualTo(201);
        var id = UUID.fromString(asked.json().getString("id"));
        var booking = new TestBooking(id, tutor, student, "", Instant.EPOCH, Instant.EPOCH);
        heard(id, 1);
        confirm(booking);
        heard(id, 2);
        try (var tutorsPage = CallClient.joined(asTutor, booking)) {
            heard(id, 3);
            try (var studentsPage = CallClient.joined(asStudent, booking)) {
                heard(id, 4);
                assertThat(asTutor.post("/api/bookings/" + id + "/end-call").status())
                        .isEqualTo(200);
                tutorsPage.awaitClose();
                studentsPage.awaitClose();
            }
        }

        var heard = heard(id, 8);

        assertThat(heard)
                .extracting(Received::type)
                .containsExactly(
                        "booking.requested",
                        "booking.confirmed",
                        "participant.joined",
                        "participant.joined",
                        "booking.completed",
                        "call.ended",
                        "participant.left",
                        "participant.left");
        var receiver = new Webhook(WebhookFixture.secret());
        for (Received one : heard) {
            receiver.verify(one.body(), one.headers());
        }
        assertThat(heard).extracting(one -> one.header("webhook-id")).doesNotHaveDuplicates();
        assertThat(heard).allSatisfy(one -> assertThat(one.header("webhook-id")).matches("msg_[0-9a-f]{32}"));
        assertThat(heard)
                .allSatisfy(one ->
                        assertThat(one.body()).doesNotContain("@", "for the two of us", tutor.name(), student.name()));
        var first = data(heard.get(0)).getJsonObject("booking");
        assertThat(first.getString("status")).isEqualTo("REQUESTED");
        assertThat(first.getString("subject")).isEqualTo("Análisis – ε 𝛿");
        assertThat(first.getString("startsAt")).isEqualTo(asked.json().getString("startsAt"));
        assertThat(first.getString("endsAt")).isEqualTo(asked.json().getString("endsAt"));
        assertThat(first.getJsonObject("tutor").getString("id"))
                .isEqualTo(tutor.id().toString());
        assertThat(first.getJsonObject("student").getString("id"))
                .isEqualTo(student.id().toString());
        var joined = data(heard.get(2)).getJsonObject("participant");
        assertThat(joined.getString("id")).isEqualTo(tutor.id().toString());
        assertThat(joined.getString("role")).isEqualTo("TUTOR");
        assertThat(data(heard.get(3)).getJsonObject("participant").getString("role"))
                .isEqualTo("STUDENT");
        assertThat(data(heard.get(4)).getJsonObject("booking").getString("status"))
                .isEqualTo("COMPLETED");
        assertThat(data(heard.get(5)).getJsonObject("endedBy").getString("id"))
                .isEqualTo(tutor.id().toString());
        assertThat(heard.subList(6, 8))
                .extracting(one -> data(one).getJsonObject("participant").getString("connectionId"))
                .contains(joined.getString("connectionId"));
    }

    @Test
    void it_is_told_at_once() {
        var booking = requested();
        confirm(booking);

        var heard = heard(booking.id(), 1).get(0);

        assertThat(Duration.between(Instant.parse(heard.json().getString("timestamp")), heard.at()))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void an_endpoint_hears_only_what_it_wants_to() {
        var other = WebhookStandIn.get().hook();
        var booking = requested();
        try (other;
                var choosy = WebhookFixture.at(other.url(), WebhookEventType.BOOKING_CANCELLED)) {
            confirm(booking);
            cancel(booking);

            assertThat(heard(other, booking.id(), 1)).extracting(Received::type).containsExactly("booking.cancelled");
            assertThat(heard(booking.id(), 2)).hasSize(2);
            assertThat(choosy.deliveries(booking.id())).hasSize(1);
        }
    }

    @Test
    void where_nobody_wants_to_hear_it_nothing_is_written() {
        endpoint.close();
        var booking = requested();

        assertThat(confirm(booking).status()).isEqualTo(200);

        assertThat(Sql.number("select count(*) from webhook_message where ordered_by = ?", booking.id()))
                .isZero();
    }

    @Test
    void a_receiver_that_fails_gets_the_same_message_again_and_the_next_only_after_it() throws Exception {
        var booking = requested();
        hook.answers(one -> one.isAbout(booking.id()), 500);
        confirm(booking);
        heard(booking.id(), 1);
        cancel(booking);
        Await.until(PATIENCE, () -> endpoint.timeGoesBy() > 0);
        heard(booking.id(), 2);
        assertThat(endpoint.deliveries(booking.id())).hasSize(2).endsWith("PENDING 0");
        hook.comesBack();
        Await.until(PATIENCE, () -> endpoint.timeGoesBy() > 0);

        taken(booking.id(), 2);

        var heard = hook.about(booking.id());
        assertThat(heard)
                .extracting(Received::type)
                .containsExactly("booking.confirmed", "booking.confirmed", "booking.confirmed", "booking.cancelled");
        assertThat(heard.subList(0, 3))
                .extracting(one -> one.header("webhook-id"))
                .containsOnly(heard.get(0).header("webhook-id"));
        var receiver = new Webhook(WebhookFixture.secret());
        for (Received one : heard) {
            receiver.verify(one.body(), one.headers());
        }
        Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).equals(List.of("DELIVERED 3", "DELIVERED 1")));
    }

    @Test
    void one_booking_does_not_wait_for_another() {
        var first = requested();
        var second = requested();
        hook.answers(one -> one.isAbout(first.id()), 503);
        confirm(first);
        heard(first.id(), 1);

        confirm(second);

        assertThat(heard(second.id(), 1)).hasSize(1);
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody_else_and_hears_everything_when_it_comes_back() {
        var others = WebhookStandIn.get().hook();
        hook.hangs();
        var bookings = List.of(requested(), requested(), requested(), requested(), requested(), requested());
        try (others;
                var healthy = WebhookFixture.at(others.url())) {
            bookings.forEach(this::confirm);
            long before = System.nanoTime();

            bookings.forEach(booking -> heard(others, booking.id(), 1));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
            assertThat(healthy.disabledBecause()).isNull();
        }
        var first = bookings.get(0).id();
        Await.until(PATIENCE, () -> endpoint.deliveries(first).equals(List.of("PENDING 1")));
        assertThat(endpoint.failure(first)).isEqualTo("TIMEOUT");

        hook.comesBack();

        for (var booking : bookings) {
            Await.until(PATIENCE, () -> {
                endpoint.timeGoesBy();
                return endpoint.deliveries(booking.id()).get(0).startsWith("DELIVERED");
            });
        }
    }

    @Test
    void a_receiver_that_is_back_gets_at_once_what_has_waited_for_it() {
        var waiting = List.of(requested(), requested(), requested());
        hook.answers(503);
        waiting.forEach(this::confirm);
        waiting.forEach(booking -> {
            Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).equals(List.of("PENDING 1")));
            cancel(booking);
        });
        endpoint.waitsForHours();
        hook.comesBack();
        assertThat(endpoint.deliveries(waiting.get(0).id())).allMatch(state -> state.startsWith("PENDING"));
        var log = SqlLog.fromNow();

        confirm(requested());

        for (var booking : waiting) {
            assertThat(taken(booking.id(), 2))
                    .extracting(Received::type)
                    .containsExactly("booking.confirmed", "booking.cancelled");
        }
        // All of it or nothing.
        assertThat(log.count(Pattern.compile("^update webhook_delivery.*asked_at *>=")))
                .isEqualTo(1);
    }

    /** The receiver has answered so to the first message about it, whose next attempt is hours away. */
    private TestBooking refused(int status) {
        var booking = requested();
        hook.answers(one -> one.isAbout(booking.id()), status);
        confirm(booking);
        Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).equals(List.of("PENDING 1")));
        endpoint.waitsForHours();
        return booking;
    }

    @Test
    void what_a_receiver_does_not_take_though_it_takes_others_is_hurried_once_and_keeps_to_its_three_days_then() {
        var refused = refused(400);
        isTaken(requested());
        Await.until(PATIENCE, () -> endpoint.deliveries(refused.id()).equals(List.of("PENDING 2")));
        endpoint.waitsForHours();

        isTaken(requested());

        assertThat(endpoint.waitsForHours(refused.id())).isTrue();
    }

    @Test
    void a_receiver_that_wants_to_be_asked_less_often_is() {
        var tooMany = refused(429);

        isTaken(requested());

        assertThat(endpoint.waitsForHours(tooMany.id())).isTrue();
    }

    @Test
    void where_nothing_waits_nobody_looks_for_what_was_taken_before() {
        var log = SqlLog.fromNow();

        isTaken(requested());

        assertThat(log.count(Pattern.compile("attempted_at desc"))).isZero();
    }

    @Test
    void what_a_killed_node_was_about_to_send_is_sent_by_another_and_in_its_turn() {
        var booking = UUID.randomUUID();
        var claimed =
                endpoint.claimed(booking, "booking.requested", Instant.now().plusSeconds(60));
        endpoint.claimed(booking, "booking.confirmed", Instant.now().minusSeconds(1));
        var other = requested();
        confirm(other);
        heard(other.id(), 1);
        assertThat(hook.about(booking)).isEmpty();

        WebhookFixture.unclaim(claimed);

        assertThat(heard(booking, 2))
                .extracting(Received::type)
                .containsExactly("booking.requested", "booking.confirmed");
    }

    @Test
    void after_three_days_it_is_given_up_at_the_fifth_attempt_and_the_next_one_goes() {
        var booking = requested();
        hook.answers(one -> one.isAbout(booking.id()) && one.type().equals("booking.confirmed"), 500);
        confirm(booking);
        cancel(booking);
        Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).get(0).equals("PENDING 1"));

        endpoint.isOlder(Duration.ofDays(3));
        for (int attempts = 1; attempts < 5; attempts++) {
            String before = "PENDING " + attempts;
            Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).get(0).equals(before));
            endpoint.timeGoesBy();
        }

        assertThat(taken(booking.id(), 1)).extracting(Received::type).containsExactly("booking.cancelled");
        Await.until(PATIENCE, () -> endpoint.deliveries(booking.id()).equals(List.of("GIVEN_UP 5", "DELIVERED 1")));
    }

    @Test
    void who_answers_gone_is_told_nothing_more() {
        var booking = requested();
        hook.answers(one -> one.isAbout(booking.id()), 410);
        confirm(booking);
        Await.until(PATIENCE, () -> "GONE".equals(endpoint.disabledBecause()));

        cancel(booking);

        assertThat(endpoint.deliveries(booking.id())).containsExactly("PENDING 1");
    }

    @Test
    void a_host_at_a_private_address_is_not_called_unless_the_setting_names_it() {
        var booking = requested();
        // The stand-in listens there too, but only 127.0.0.1 is named.
        try (var inside = WebhookFixture.at(hook.url().replace("127.0.0.1", "localhost"))) {
            endpoint.close();
            confirm(booking);

            Await.until(PATIENCE, () -> inside.deliveries(booking.id()).equals(List.of("PENDING 1")));
            assertThat(inside.failure(booking.id())).isEqualTo("REFUSED_ADDRESS");
            assertThat(hook.about(booking.id())).isEmpty();
        }
    }

    @Test
    void an_endpoint_whose_secret_cannot_be_opened_is_disabled_and_holds_up_nobody() {
        var booking = requested();
        try (var lost = WebhookFixture.withLostSecret(hook.url())) {
            assertThat(confirm(booking).status()).isEqualTo(200);

            Await.until(PATIENCE, () -> "SECRET_LOST".equals(lost.disabledBecause()));
            assertThat(heard(booking.id(), 1)).hasSize(1);
            assertThat(lost.deliveries(booking.id())).containsExactly("PENDING 0");
        }
    }

    @Test
    void who_was_in_the_call_when_their_server_was_killed_has_left() {
        var booking =
                BookingFixture.between(tutor, student).confirmed().running().create();
        Sql.execute(
                "insert into open_stay (connection_id, booking_id, account_id, last_seen_at) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                booking.id(),
                student.id(),
                Instant.parse("2026-11-04T13:00:00Z"));

        var heard = heard(booking.id(), 1);

        assertThat(heard).extracting(Received::type).containsExactly("participant.left");
        assertThat(heard.get(0).json().getString("timestamp")).isEqualTo("2026-11-04T13:00:00Z");
    }

    /** The booking was changed by another between being read and being written. */
    @Test
    void what_was_rolled_back_is_not_told() throws SQLException {
        var booking = requested();
        Answer answer;
        try (var other = TestDatabase.get().connect();
                var change = other.prepareStatement("update booking set version = version + 1 where id = ?")) {
            other.setAutoCommit(false);
            change.setObject(1, booking.id());
            change.executeUpdate();
            var log = SqlLog.fromNow();
            var confirming = asTutor.postLater("/api/bookings/" + booking.id() + "/confirm", "");
            // It has read the booking, and now waits to write it.
            Await.until(PATIENCE, () -> log.has("UPDATE booking"));
            other.commit();
            answer = confirming.join();
        }

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Sql.number("select count(*) from webhook_message where ordered_by = ?", booking.id()))
                .isZero();
        assertThat(confirm(booking).status()).isEqualTo(200);
        assertThat(heard(booking.id(), 1)).hasSize(1);
    }
}
