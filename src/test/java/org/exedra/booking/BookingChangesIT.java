package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.WebhookFixture;
import org.exedra.support.Answer;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.WebhookStandIn;
import org.exedra.webhook.WebhookEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a timetable does with bookings: arranges, changes, finds them, and reads who came. */
class BookingChangesIT extends OnServer {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

    private final TestAccount tutor = AccountFixture.tutor().create();
    private final TestAccount student = AccountFixture.student().create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final ExedraClient asCoordinator =
            ExedraClient.of(AccountFixture.coordinator().create());

    private JsonObject arrangement(Instant start) {
        return Json.createObjectBuilder(change(start))
                .add("tutorId", tutor.id().toString())
                .add("studentId", student.id().toString())
                .add("confirmed", true)
                .build();
    }

    private static JsonObject change(Instant start) {
        return Json.createObjectBuilder()
                .add("subject", "Topology")
                .add("startsAt", start.toString())
                .add("minutes", 60)
                .build();
    }

    private static JsonObject with(JsonObject change, String name, String value) {
        return with(change, name, Json.createValue(value));
    }

    private static JsonObject with(JsonObject change, String name, JsonValue value) {
        return Json.createObjectBuilder(change).add(name, value).build();
    }

    private static String path(Answer booking) {
        return "/api/bookings/" + booking.json().getString("id");
    }

    private static int bookings(TestAccount account) {
        return Sql.query(row -> row.getInt(1), "select count(*) from booking where tutor_id = ?", account.id())
                .get(0);
    }

    @Test
    void a_coordinator_arranges_a_session_that_is_confirmed_at_once() {
        var arranged = asCoordinator.post("/api/bookings", arrangement(TOMORROW));

        assertThat(arranged.status()).isEqualTo(201);
        assertThat(arranged.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(arranged.header("etag")).isEqualTo("\"" + arranged.json().getInt("version") + "\"");
        assertThat(asStudent.get(path(arranged)).json().getString("status")).isEqualTo("CONFIRMED");
    }

    @Test
    void a_student_arranges_nothing_for_others_and_confirms_nothing() {
        assertThat(asStudent.post("/api/bookings", arrangement(TOMORROW)).status())
                .isEqualTo(403);
        var another = ExedraClient.of(AccountFixture.student().create());
        assertThat(another.post(
                                "/api/bookings",
                                Json.createObjectBuilder(arrangement(TOMORROW))
                                        .add("confirmed", false)
                                        .build())
                        .status())
                .isEqualTo(403);
        assertThat(bookings(tutor)).isZero();
    }

    @Test
    void a_change_is_held_against_the_version_that_was_seen() {
        var arranged = asCoordinator.post("/api/bookings", arrangement(TOMORROW));
        var later = TOMORROW.plus(Duration.ofMinutes(30));

        var changed = asCoordinator.put(path(arranged), change(later), "If-Match", arranged.header("etag"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(Instant.parse(changed.json().getString("startsAt"))).isEqualTo(later);
        assertThat(changed.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(changed.header("etag")).isNotEqualTo(arranged.header("etag"));
        assertThat(asTutor.get(path(arranged)).header("etag")).isEqualTo(changed.header("etag"));

        assertThat(asCoordinator
                        .put(path(arranged), change(TOMORROW), "If-Match", arranged.header("etag"))
                        .problem())
                .isEqualTo("stale");
        assertThat(asCoordinator.put(path(arranged), change(TOMORROW)).status()).isEqualTo(428);
        var cancelling = asTutor.request(path(arranged) + "/cancel")
                .header("X-Requested-With", "exedra")
                .header("If-Match", arranged.header("etag"))
                .POST(BodyPublishers.noBody());
        assertThat(asTutor.send(cancelling).status()).isEqualTo(412);
        var choosing = asCoordinator.post(
                path(arranged) + "/video-backend",
                Json.createObjectBuilder().add("videoBackend", "peer").build(),
                "If-Match",
                arranged.header("etag"));
        assertThat(choosing.status()).isEqualTo(412);
        assertThat(asTutor.get(path(arranged)).json()).isEqualTo(changed.json());
    }

    @Test
    void a_call_is_ended_in_the_version_that_was_seen() {
        var running = "/api/bookings/"
                + BookingFixture.between(tutor, student)
                        .confirmed()
                        .running()
                        .create()
                        .id();
        String seen = asTutor.get(running).header("etag");
        String other = "\"9" + seen.substring(1);

        assertThat(asTutor.post(running + "/end-call", JsonValue.EMPTY_JSON_OBJECT, "If-Match", other)
                        .status())
                .isEqualTo(412);
        assertThat(asTutor.post(running + "/end-call", JsonValue.EMPTY_JSON_OBJECT, "If-Match", seen)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_change_to_what_is_so_already_is_none_and_told_to_nobody() {
        var receiver = WebhookStandIn.get().hook();
        try (receiver;
                var endpoint = WebhookFixture.at(receiver.url(), WebhookEventType.BOOKING_CHANGED)) {
            var booking = BookingFixture.between(tutor, student)
                    .confirmed()
                    .startingAt(TOMORROW)
                    .create();
            String path = "/api/bookings/" + booking.id();
            var wanted = with(change(TOMORROW.plus(Duration.ofMinutes(30))), "note", "Bring the script.");

            var changed = asCoordinator.put(path, wanted, "If-Match", "*");
            var again = asCoordinator.put(path, wanted, "If-Match", changed.header("etag"));

            assertThat(changed.status()).isEqualTo(200);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.header("etag")).isEqualTo(changed.header("etag"));
            assertThat(again.json()).isEqualTo(changed.json());
            assertThat(endpoint.deliveries(booking.id())).as("messages").hasSize(1);

            var noteless = asCoordinator.put(path, with(wanted, "note", ""), "If-Match", changed.header("etag"));
            assertThat(noteless.header("etag")).isNotEqualTo(changed.header("etag"));
            assertThat(endpoint.deliveries(booking.id())).as("messages").hasSize(2);
        }
    }

    @Test
    void a_change_to_what_is_so_already_needs_the_version_that_was_seen_too() {
        var arranged = asCoordinator.post("/api/bookings", arrangement(TOMORROW));
        String other = "\"9" + arranged.header("etag").substring(1);

        assertThat(asCoordinator
                        .put(path(arranged), change(TOMORROW), "If-Match", other)
                        .problem())
                .isEqualTo("stale");
    }

    @Test
    void what_began_a_moment_ago_may_be_called_otherwise_and_last_longer_but_not_begin_again_in_the_past() {
        var running =
                BookingFixture.between(tutor, student).confirmed().running().create();
        String path = "/api/bookings/" + running.id();
        var longer = with(change(running.startsAt()), "minutes", Json.createValue(90));

        var changed = asCoordinator.put(path, longer, "If-Match", "*");

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().getString("subject")).isEqualTo("Topology");
        assertThat(Instant.parse(changed.json().getString("endsAt")))
                .isEqualTo(running.startsAt().plus(Duration.ofMinutes(90)));
        assertThat(asCoordinator
                        .put(path, change(running.startsAt().plusSeconds(1)), "If-Match", "*")
                        .problem())
                .isEqualTo("start-in-the-past");
    }

    @Test
    void of_many_changes_of_one_version_exactly_one_is_made() {
        var arranged = asCoordinator.post("/api/bookings", arrangement(TOMORROW));

        var answers = IntStream.range(1, 9)
                .mapToObj(i -> asCoordinator.sendLater(asCoordinator
                        .request(path(arranged))
                        .header("Content-Type", "application/json")
                        .header("X-Requested-With", "exedra")
                        .header("If-Match", arranged.header("etag"))
                        .PUT(BodyPublishers.ofString(
                                change(TOMORROW.plus(Duration.ofHours(i))).toString()))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        assertThat(answers).containsOnlyOnce(200).isSubsetOf(200, 412, 409);
    }

    @Test
    void a_change_needs_a_time_that_is_free_for_both_and_may_overlap_itself() {
        var arranged = asCoordinator.post("/api/bookings", arrangement(TOMORROW));
        BookingFixture.between(tutor, AccountFixture.student().create())
                .confirmed()
                .startingAt(TOMORROW.plus(Duration.ofHours(3)))
                .create();

        assertThat(asCoordinator
                        .put(path(arranged), change(TOMORROW.plus(Duration.ofHours(3))), "If-Match", "*")
                        .problem())
                .isEqualTo("slot-taken");
        assertThat(asCoordinator
                        .put(path(arranged), change(TOMORROW.plus(Duration.ofMinutes(15))), "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(asCoordinator
                        .put(path(arranged), change(Instant.now().minusSeconds(60)), "If-Match", "*")
                        .problem())
                .isEqualTo("start-in-the-past");
    }

    @Test
    void a_student_changes_a_request_until_it_is_answered_and_a_tutor_never() {
        var asked = BookingFixture.between(tutor, student).startingAt(TOMORROW).create();
        String path = "/api/bookings/" + asked.id();
        var later = change(TOMORROW.plus(Duration.ofHours(1)));

        assertThat(asStudent.put(path, later, "If-Match", "*").status()).isEqualTo(200);
        assertThat(asTutor.put(path, later, "If-Match", "*").status()).isEqualTo(403);
        var stranger = ExedraClient.of(AccountFixture.student().create());
        assertThat(stranger.put(path, later, "If-Match", "*").status()).isEqualTo(404);
        asTutor.post(path + "/confirm");
        assertThat(asStudent.put(path, later, "If-Match", "*").status()).isEqualTo(403);
    }

    @Test
    void what_is_over_or_was_joined_stays_as_it_is() {
        var cancelled = BookingFixture.between(tutor, student)
                .status(BookingStatus.CANCELLED)
                .startingAt(TOMORROW)
                .create();
        var running =
                BookingFixture.between(tutor, student).confirmed().running().create();
        asStudent.post(
                "/api/video/token",
                Json.createObjectBuilder()
                        .add("bookingId", running.id().toString())
                        .build());

        assertThat(asCoordinator
                        .put("/api/bookings/" + cancelled.id(), change(TOMORROW), "If-Match", "*")
                        .problem())
                .isEqualTo("status");
        assertThat(asCoordinator
                        .put("/api/bookings/" + running.id(), change(TOMORROW), "If-Match", "*")
                        .problem())
                .isEqualTo("call-opened");
    }

    @Test
    void the_same_key_and_body_create_one_booking_and_get_one_answer() {
        String key = UUID.randomUUID().toString();

        var first = asCoordinator.post("/api/bookings", arrangement(TOMORROW), "Idempotency-Key", key);
        var again = asCoordinator.post("/api/bookings", arrangement(TOMORROW), "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.withoutDate()).isEqualTo(first.withoutDate());
        assertThat(bookings(tutor)).isEqualTo(1);
        var other = asCoordinator.post(
                "/api/bookings", arrangement(TOMORROW.plus(Duration.ofHours(5))), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        var anothers = ExedraClient.of(AccountFixture.coordinator().create());
        assertThat(anothers.post("/api/bookings", arrangement(TOMORROW), "Idempotency-Key", key)
                        .problem())
                .isEqualTo("slot-taken");
    }

    @Test
    void a_refused_creation_may_be_tried_again_with_its_key() {
        String key = UUID.randomUUID().toString();
        var obstacle = asCoordinator.post("/api/bookings", arrangement(TOMORROW));

        assertThat(asCoordinator
                        .post("/api/bookings", arrangement(TOMORROW), "Idempotency-Key", key)
                        .problem())
                .isEqualTo("slot-taken");
        asCoordinator.post(path(obstacle) + "/cancel");

        assertThat(asCoordinator
                        .post("/api/bookings", arrangement(TOMORROW), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void many_at_once_with_one_key_get_one_booking_and_one_answer() {
        String key = UUID.randomUUID().toString();
        var body = arrangement(TOMORROW).toString();

        var answers = IntStream.range(0, 8)
                .mapToObj(i -> asCoordinator.sendLater(asCoordinator
                        .request("/api/bookings")
                        .header("Content-Type", "application/json")
                        .header("X-Requested-With", "exedra")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(bookings(tutor)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "LONG"})
    void an_odd_key_is_refused(String sort) {
        String key = sort.equals("LONG") ? "k".repeat(256) : sort;
        var request = asCoordinator
                .request("/api/bookings")
                .header("Content-Type", "application/json")
                .header("X-Requested-With", "exedra")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(arrangement(TOMORROW).toString()));

        assertThat(asCoordinator.send(request).status()).isEqualTo(400);
        assertThat(bookings(tutor)).isZero();
    }

    @Test
    void bookings_are_found_by_person_status_and_period() {
        var wanted = BookingFixture.between(tutor, student)
                .confirmed()
                .startingAt(TOMORROW)
                .create();
        BookingFixture.between(tutor, student)
                .startingAt(TOMORROW.plus(Duration.ofHours(2)))
                .create();
        BookingFixture.between(tutor, student)
                .confirmed()
                .startingAt(TOMORROW.plus(Duration.ofDays(2)))
                .create();
        String query = "?person=" + student.id() + "&status=CONFIRMED&from=" + TOMORROW + "&until="
                + TOMORROW.plus(Duration.ofDays(1));

        var found = asCoordinator.get("/api/bookings" + query);

        assertThat(ids(found, "id")).containsExactly(wanted.id().toString());
        assertThat(ids(asStudent.get("/api/bookings" + query), "id"))
                .containsExactly(wanted.id().toString());
        assertThat(asCoordinator
                        .get("/api/bookings" + query.replace("from=" + TOMORROW, "from=" + TOMORROW.plusSeconds(1)))
                        .json()
                        .getJsonArray("items"))
                .as("what has started before")
                .isEmpty();
        assertThat(asTutor.get("/api/bookings" + query).status()).isEqualTo(403);
        assertThat(asCoordinator.get("/api/bookings?status=LOST").problem()).isEqualTo("invalid-parameter");
        assertThat(asCoordinator.get("/api/bookings?from=tomorrow").problem()).isEqualTo("invalid-parameter");
        assertThat(asCoordinator.get("/api/bookings?person=me").problem()).isEqualTo("invalid-parameter");
        for (String list : List.of("/api/bookings", "/api/attendance")) {
            for (String blank : List.of("person=", "status=%20", "from=", "until=", "limit=")) {
                assertThat(asCoordinator.get(list + "?" + blank).problem())
                        .as(list + "?" + blank)
                        .isEqualTo("invalid-parameter");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/bookings?participant=me, participant",
        "/api/bookings?limit=5&Status=CONFIRMED, Status",
        "/api/attendance?untill=2026-11-04T13:00:00Z, untill",
        "/api/people?external_id=s-1, external_id",
        "/api/people?email=a@example.edu&email=b@example.edu, email"
    })
    void a_parameter_that_a_list_does_not_have_is_told_before_it_gives_everybody(String list, String field) {
        var answer = asCoordinator.get(list);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-parameter");
        assertThat(answer.json().getString("field")).isEqualTo(field);
        assertThat(ExedraClient.nobody().get(list).status()).isEqualTo(401);
    }

    @Test
    void the_universitys_own_ids_are_for_those_who_look_after_people() {
        var booking = BookingFixture.between(tutor, student).create();
        Sql.execute("update account set external_id = ? where id = ?", "x-" + student.id(), student.id());

        assertThat(asCoordinator
                        .get("/api/bookings/" + booking.id())
                        .json()
                        .getJsonObject("student")
                        .getString("externalId"))
                .isEqualTo("x-" + student.id());
        assertThat(asTutor.get("/api/bookings/" + booking.id()).body()).doesNotContain("externalId");
    }

    @Test
    void attendance_is_read_by_person_and_period() {
        var start = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.HOURS);
        var first = BookingFixture.between(tutor, student)
                .status(BookingStatus.COMPLETED)
                .startingAt(start)
                .create();
        var second = BookingFixture.between(tutor, student)
                .status(BookingStatus.NO_SHOW)
                .startingAt(start.plus(Duration.ofHours(2)))
                .create();
        AttendanceFixture.stayed(first, student, start, start.plus(Duration.ofMinutes(40)));
        AttendanceFixture.stayed(second, tutor, start.plus(Duration.ofHours(2)), start.plus(Duration.ofHours(3)));
        String query = "?person=" + student.id() + "&from=" + start + "&until=" + start.plus(Duration.ofHours(3));

        var found = asCoordinator.get("/api/attendance" + query);

        assertThat(ids(found, "bookingId"))
                .containsExactly(second.id().toString(), first.id().toString());
        var students = found.json()
                .getJsonArray("items")
                .getJsonObject(1)
                .getJsonArray("participants")
                .getJsonObject(1);
        assertThat(students.getString("role")).isEqualTo("STUDENT");
        assertThat(students.getInt("totalSeconds")).isEqualTo(2400);
        assertThat(found.json().getJsonArray("items").getJsonObject(1))
                .isEqualTo(asCoordinator
                        .get("/api/bookings/" + first.id() + "/attendance")
                        .json());
        assertThat(ids(asCoordinator.get("/api/attendance" + query + "&status=NO_SHOW"), "bookingId"))
                .containsExactly(second.id().toString());
        assertThat(asTutor.get("/api/attendance" + query).status()).isEqualTo(403);
        assertThat(ExedraClient.nobody().get("/api/attendance").status()).isEqualTo(401);
    }

    private static List<String> ids(Answer list, String name) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString(name))
                .toList();
    }
}
