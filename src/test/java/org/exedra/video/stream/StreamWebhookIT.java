package org.exedra.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.AttendanceFixture.Entry;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestServer;
import org.exedra.support.stream.StreamStandIn;
import org.exedra.support.stream.TestStream;
import org.exedra.support.stream.WebhookDelivery;
import org.exedra.support.stream.WebhookEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Stream reports of a call, and what comes of it in the attendance log. */
class StreamWebhookIT extends OnServer {

    private static final String PATH = "/api/video/stream/webhook";
    private static final int LARGEST = 256 * 1024;
    private static final String TAB = "tab";

    private final StreamStandIn stream = TestStream.get();
    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final TestBooking booking = BookingFixture.between(tutor, student)
            .by("stream")
            .confirmed()
            .startingIn(Duration.ofMinutes(-30))
            .withCallId()
            .create();
    private final String cid = "tutoring:booking-" + booking.id();
    private final Instant joinedAt = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
    private final Instant leftAt = joinedAt.plusSeconds(300);

    private int deliver(WebhookDelivery delivery) {
        return stream.webhooks()
                .send(delivery, URI.create(TestServer.uri() + PATH))
                .statusCode();
    }

    private WebhookDelivery delivery(JsonObject event) {
        return stream.webhooks().delivery(event);
    }

    private WebhookDelivery joining() {
        return delivery(WebhookEvents.joined(cid, student.id(), TAB, joinedAt));
    }

    private WebhookDelivery leaving() {
        return delivery(WebhookEvents.left(cid, student.id(), TAB, joinedAt, leftAt));
    }

    private List<Entry> entries() {
        return AttendanceFixture.entries(booking.id());
    }

    private List<JsonObject> stays() {
        return ExedraClient.of(tutor)
                .get("/api/bookings/" + booking.id() + "/attendance")
                .json()
                .getJsonArray("participants")
                .getJsonObject(1)
                .getJsonArray("stays")
                .getValuesAs(JsonObject.class);
    }

    private void hasOneStay() {
        assertThat(stays()).singleElement().satisfies(stay -> {
            assertThat(Instant.parse(stay.getString("joinedAt"))).isEqualTo(joinedAt);
            assertThat(Instant.parse(stay.getString("leftAt"))).isEqualTo(leftAt);
        });
    }

    @Test
    void who_came_and_went_is_in_the_log() {
        assertThat(deliver(joining())).isEqualTo(200);
        assertThat(deliver(leaving())).isEqualTo(200);

        assertThat(entries()).extracting(Entry::kind).containsExactly("JOINED", "LEFT");
        assertThat(entries()).extracting(Entry::source).containsOnly("WEBHOOK");
        assertThat(entries()).extracting(Entry::accountId).containsOnly(student.id());
        assertThat(entries()).extracting(Entry::eventAt).containsExactly(joinedAt, leftAt);
        hasOneStay();
    }

    @Test
    void what_the_socket_tells_too_is_one_stay_and_not_two() {
        AttendanceFixture.stayed(booking, student, joinedAt.minusSeconds(1), leftAt.plusSeconds(1));
        deliver(joining());
        deliver(leaving());

        assertThat(entries()).hasSize(4);
        assertThat(stays()).hasSize(1);
    }

    @Test
    void a_report_that_comes_again_is_taken_once() {
        var joining = joining();

        for (var delivery : List.of(joining, joining.again(), joining.again().again())) {
            assertThat(deliver(delivery)).isEqualTo(200);
        }

        assertThat(entries()).hasSize(1);
    }

    @Test
    void which_reports_were_taken_outlives_the_server() {
        var joining = joining();
        deliver(joining);

        assertThat(Sql.number(
                        "select count(*) from taken_report where backend = 'stream' and id = ?",
                        joining.id().orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void a_report_that_another_node_took_is_not_taken_again() {
        var joining = joining();
        Sql.execute(
                "insert into taken_report (backend, id, taken_at) values ('stream', ?, ?)",
                joining.id().orElseThrow(),
                Instant.now());

        assertThat(deliver(joining)).isEqualTo(200);

        assertThat(entries()).isEmpty();
    }

    @Test
    void the_leaving_may_come_before_the_joining() {
        deliver(leaving());
        deliver(joining());

        hasOneStay();
    }

    @Test
    void the_end_of_the_calls_session_ends_a_stay_whose_leaving_was_lost() {
        deliver(joining());
        deliver(delivery(WebhookEvents.sessionEnded(cid, leftAt)));

        hasOneStay();
    }

    @Test
    void two_tabs_at_once_are_one_stay() {
        deliver(joining());
        deliver(delivery(WebhookEvents.joined(cid, student.id(), "tab 2", joinedAt.plusSeconds(20))));
        deliver(delivery(WebhookEvents.left(cid, student.id(), TAB, joinedAt, joinedAt.plusSeconds(40))));
        deliver(delivery(WebhookEvents.left(cid, student.id(), "tab 2", joinedAt.plusSeconds(20), leftAt)));

        hasOneStay();
    }

    @Test
    void a_fast_clock_at_stream_puts_nobody_into_the_future() {
        deliver(delivery(
                WebhookEvents.joined(cid, student.id(), TAB, Instant.now().plusSeconds(120))));

        assertThat(entries().get(0).eventAt()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void a_compressed_report_is_taken() {
        assertThat(deliver(joining().compressed())).isEqualTo(200);

        assertThat(entries()).hasSize(1);
    }

    @Test
    void what_only_claims_to_be_compressed_is_malformed() throws Exception {
        var plain = joining().to(URI.create(TestServer.uri() + PATH));
        var claiming = HttpRequest.newBuilder(plain, (name, value) -> true)
                // Payara answers what it cannot unpack in HTTP/1.1 even after it has agreed to HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Encoding", "gzip")
                .build();

        var answer = HttpClient.newHttpClient().send(claiming, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(entries()).isEmpty();
    }

    @Test
    void nobody_else_may_report() {
        for (var forged : List.of(
                joining().signedWith("another secret of some length"),
                joining().withSignature(null),
                joining().withKey("another-key"),
                joining().withKey(null),
                joining().withBody(leaving().toString()),
                joining().signedWith("another secret of some length").compressed())) {
            assertThat(deliver(forged)).as(forged.toString()).isEqualTo(403);
        }

        assertThat(entries()).isEmpty();
    }

    @Test
    void a_refused_report_may_come_again_well_signed() {
        var joining = joining();
        deliver(joining.withSignature("0".repeat(64)));

        assertThat(deliver(joining)).isEqualTo(200);

        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_report_that_is_too_large_is_refused_though_it_came_small() {
        String large = " ".repeat(LARGEST + 1);
        var delivery = stream.webhooks().delivery(large);

        assertThat(deliver(delivery)).isEqualTo(413);
        assertThat(deliver(delivery.compressed())).isEqualTo(413);
    }

    @Test
    void a_report_may_be_as_large_as_allowed() {
        String event = new String(joining().body(), StandardCharsets.UTF_8);
        String filled = event + " ".repeat(LARGEST - event.length());

        assertThat(deliver(stream.webhooks().delivery(filled))).isEqualTo(200);
        assertThat(entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call.created", "call.session_started", "call.live_started", "something.new"})
    void what_does_not_matter_here_is_taken_all_the_same(String type) {
        assertThat(deliver(delivery(WebhookEvents.of(type, cid, joinedAt).build())))
                .isEqualTo(200);

        assertThat(entries()).isEmpty();
    }

    @Test
    void other_calls_and_other_people_are_none_of_ours() {
        for (var event : List.of(
                WebhookEvents.joined("tutoring:booking-" + UUID.randomUUID(), student.id(), TAB, joinedAt),
                WebhookEvents.joined("default:booking-" + booking.id(), student.id(), TAB, joinedAt),
                WebhookEvents.joined(cid, UUID.randomUUID(), TAB, joinedAt))) {
            assertThat(deliver(delivery(event))).isEqualTo(200);
        }

        assertThat(entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{}", "{\"type\":\"call.ended\",\"call_cid\":\"tutoring:x\"}"})
    void what_cannot_be_read_is_malformed(String body) {
        assertThat(deliver(stream.webhooks().delivery(body))).isEqualTo(400);
    }

    @Test
    void only_services_in_use_may_report() {
        for (String other : List.of("peer", "zoom")) {
            var answer = stream.webhooks()
                    .send(joining(), URI.create(TestServer.uri() + "/api/video/" + other + "/webhook"));
            assertThat(answer.statusCode()).as(other).isIn(403, 404);
        }
    }

    @Test
    void nobody_reads_reports() {
        assertThat(ExedraClient.nobody().get(PATH).status()).isEqualTo(405);
    }
}
