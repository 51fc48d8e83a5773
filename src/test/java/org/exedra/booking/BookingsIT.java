package org.exedra.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.exedra.account.Role;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Answer;
import org.exedra.support.Await;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.exedra.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingsIT extends OnServer {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestAccount tutor =
            AccountFixture.tutor().named("Tobias Lindner").create();
    private final TestAccount student =
            AccountFixture.student().named("Alma Reyes").create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);

    private static JsonObject wish(TestAccount tutor, Instant start, Duration length) {
        return Json.createObjectBuilder()
                .add("tutorId", tutor.id().toString())
                .add("subject", "Topology")
                .add("startsAt", start.toString())
                .add("minutes", length.toMinutes())
                .build();
    }

    private static Answer act(ExedraClient client, TestBooking booking, String verb) {
        return client.post("/api/bookings/" + booking.id() + "/" + verb);
    }

    private static String status(TestBooking booking) {
        return Sql.query(row -> row.getString(1), "select status from booking where id = ?", booking.id())
                .get(0);
    }

    @Test
    void a_student_asks_for_a_session_and_the_tutor_confirms_it() {
        var body = Json.createObjectBuilder(wish(tutor, TOMORROW, HOUR))
                .add("note", "Compactness, please.")
                .build();

        var asked = asStudent.post("/api/bookings", body);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.header("content-type")).startsWith("application/json");
        var booking = asked.json();
        assertThat(asked.location()).endsWith("/api/bookings/" + booking.getString("id"));
        assertThat(booking.getString("status")).isEqualTo("REQUESTED");
        assertThat(booking.getString("subject")).isEqualTo("Topology");
        assertThat(booking.getString("note")).isEqualTo("Compactness, please.");
        assertThat(booking.getJsonObject("tutor").getString("name")).isEqualTo("Tobias Lindner");
        assertThat(booking.getJsonObject("student").getString("id"))
                .isEqualTo(student.id().toString());
        assertThat(Instant.parse(booking.getString("startsAt"))).isEqualTo(TOMORROW);
        assertThat(Instant.parse(booking.getString("endsAt"))).isEqualTo(TOMORROW.plus(HOUR));

        var confirmed = asTutor.post("/api/bookings/" + booking.getString("id") + "/confirm");
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.json().getString("status")).isEqualTo("CONFIRMED");
        assertThat(asStudent.get("/api/bookings/" + booking.getString("id")).json())
                .isEqualTo(confirmed.json());
    }

    @Test
    void a_start_may_be_told_with_any_offset() {
        String start = OffsetDateTime.ofInstant(TOMORROW, ZoneOffset.ofHours(5)).toString();
        var body = Json.createObjectBuilder(wish(tutor, TOMORROW, HOUR))
                .add("startsAt", start)
                .build();

        var asked = asStudent.post("/api/bookings", body);

        assertThat(asked.status()).isEqualTo(201);
        assertThat(Instant.parse(asked.json().getString("startsAt"))).isEqualTo(TOMORROW);
    }

    @ParameterizedTest
    @CsvSource({
        "decline, DECLINED",
        "cancel,  CANCELLED",
    })
    void the_tutor_declines_or_cancels_a_request(String verb, String status) {
        var booking = BookingFixture.between(tutor, student).create();

        assertThat(act(asTutor, booking, verb).json().getString("status")).isEqualTo(status);
        assertThat(status(booking)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = BookingStatus.class,
            names = {"REQUESTED", "CONFIRMED"})
    void the_student_cancels(BookingStatus status) {
        var booking = BookingFixture.between(tutor, student).status(status).create();

        assertThat(act(asStudent, booking, "cancel").status()).isEqualTo(200);
        assertThat(status(booking)).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "decline"})
    void a_student_cannot_answer_for_the_tutor(String verb) {
        var booking = BookingFixture.between(tutor, student).create();

        var answer = act(asStudent, booking, verb);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(status(booking)).isEqualTo("REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "decline", "cancel"})
    void a_coordinator_does_it_in_the_tutors_place(String verb) {
        var booking = BookingFixture.between(tutor, student).create();
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());

        assertThat(act(coordinator, booking, verb).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/confirm", "/decline", "/cancel", "/end-call"})
    void a_strangers_booking_answers_exactly_like_one_that_does_not_exist(String verb) {
        var booking =
                BookingFixture.between(tutor, student).confirmed().running().create();
        for (var stranger : List.of(AccountFixture.tutor(), AccountFixture.student())) {
            var client = ExedraClient.of(stranger.create());

            var strange = verb.isEmpty()
                    ? client.get("/api/bookings/" + booking.id())
                    : client.post("/api/bookings/" + booking.id() + verb);
            var unknown = verb.isEmpty()
                    ? client.get("/api/bookings/" + UUID.randomUUID())
                    : client.post("/api/bookings/" + UUID.randomUUID() + verb);

            assertThat(strange.problem()).isEqualTo("not-found");
            assertThat(strange.status()).isEqualTo(404);
            assertThat(strange.withoutDate()).isEqualTo(unknown.withoutDate());
        }
        assertThat(status(booking)).isEqualTo("CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "not-an-id", "%27", "00000000-0000-0000-0000-000000000000"})
    void what_is_no_id_is_not_found(String id) {
        assertThat(asStudent.get("/api/bookings/" + id).problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, confirm",
        "CONFIRMED, decline",
        "DECLINED,  confirm",
        "DECLINED,  cancel",
        "CANCELLED, confirm",
        "CANCELLED, decline",
        "CANCELLED, cancel",
        "COMPLETED, cancel",
        "COMPLETED, confirm",
        "NO_SHOW,   cancel",
    })
    void what_the_status_does_not_allow_is_a_conflict(BookingStatus status, String verb) {
        var booking = BookingFixture.between(tutor, student).status(status).create();

        var answer = act(asTutor, booking, verb);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("status");
        assertThat(status(booking)).isEqualTo(status.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "cancel"})
    void what_is_over_cannot_be_changed(String verb) {
        var booking = BookingFixture.between(tutor, student)
                .startingIn(Duration.ofHours(-2))
                .create();

        var answer = act(asTutor, booking, verb);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("over");
    }

    @Test
    void who_changes_what_somebody_else_just_changed_is_told() throws SQLException {
        var booking = BookingFixture.between(tutor, student).create();
        try (var other = TestDatabase.get().connect()) {
            other.setAutoCommit(false);
            try (var change = other.prepareStatement("update booking set version = version + 1 where id = ?")) {
                change.setObject(1, booking.id());
                change.executeUpdate();
            }

            var answer = CompletableFuture.supplyAsync(() -> act(asTutor, booking, "confirm"));
            Await.until(PATIENCE, TestDatabase.get()::isSomebodyWaiting);
            other.commit();

            assertThat(answer.join().status()).isEqualTo(409);
            assertThat(answer.join().problem()).isEqualTo("changed-meanwhile");
        }
        assertThat(status(booking)).isEqualTo("REQUESTED");
        assertThat(act(asTutor, booking, "confirm").status()).isEqualTo(200);
    }

    @Test
    void of_a_confirmation_and_a_refusal_at_the_same_time_exactly_one_counts() {
        for (int i = 0; i < 10; i++) {
            var booking = BookingFixture.between(tutor, student).create();

            var answers = Stream.of("confirm", "decline")
                    .map(verb -> asTutor.postLater("/api/bookings/" + booking.id() + "/" + verb, "{}"))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            var winner = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(status(booking)).isEqualTo(winner.json().getString("status"));
        }
    }

    private static void assertExactlyOneGotIt(List<Answer> answers) {
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.problem()).isEqualTo("slot-taken");
                })
                .hasSize(answers.size() - 1);
    }

    @Test
    void of_fifty_students_who_ask_for_the_same_time_exactly_one_gets_it() {
        var clients = IntStream.range(0, 50)
                .mapToObj(i -> ExedraClient.of(AccountFixture.student().create()))
                .toList();
        String body = wish(tutor, TOMORROW, HOUR).toString();

        var answers = clients.stream().map(client -> client.postLater("/api/bookings", body)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertExactlyOneGotIt(answers);
        assertThat(Sql.number("select count(*) from booking where tutor_id = ?", tutor.id()))
                .isEqualTo(1);
    }

    @Test
    void of_fifty_tutors_one_student_gets_exactly_one_in_the_same_time() {
        var bodies = IntStream.range(0, 50)
                .mapToObj(i ->
                        wish(AccountFixture.tutor().create(), TOMORROW, HOUR).toString())
                .toList();

        var answers = bodies.stream().map(body -> asStudent.postLater("/api/bookings", body)).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertExactlyOneGotIt(answers);
        assertThat(Sql.number("select count(*) from booking where student_id = ?", student.id()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // minutes after the other's start, minutes long, may it be had?
        "  0, 60, false",
        "-15, 30, false",
        " 45, 30, false",
        " 15, 30, false",
        "-15, 90, false",
        " 59, 60, false",
        "-59, 60, false",
        " 60, 60, true",
        "-60, 60, true",
        "120, 60, true",
    })
    void times_may_touch_and_not_overlap(long minutesAfter, long minutes, boolean possible) {
        BookingFixture.between(tutor, AccountFixture.student().create())
                .confirmed()
                .startingAt(TOMORROW)
                .create();

        var asked = asStudent.post(
                "/api/bookings",
                wish(tutor, TOMORROW.plus(Duration.ofMinutes(minutesAfter)), Duration.ofMinutes(minutes)));

        assertThat(asked.status()).isEqualTo(possible ? 201 : 409);
    }

    @ParameterizedTest
    @EnumSource(BookingStatus.class)
    void only_what_is_requested_or_confirmed_holds_its_time(BookingStatus status) {
        BookingFixture.between(tutor, AccountFixture.student().create())
                .status(status)
                .startingAt(TOMORROW)
                .create();

        var asked = asStudent.post("/api/bookings", wish(tutor, TOMORROW, HOUR));

        boolean holds = status == BookingStatus.REQUESTED || status == BookingStatus.CONFIRMED;
        assertThat(asked.status()).isEqualTo(holds ? 409 : 201);
    }

    @Test
    void who_is_a_tutor_too_cannot_learn_while_teaching() {
        var both = AccountFixture.student().alsoA(Role.TUTOR).create();
        BookingFixture.between(both, student).confirmed().startingAt(TOMORROW).create();

        var asked = ExedraClient.of(both).post("/api/bookings", wish(tutor, TOMORROW, HOUR));

        assertThat(asked.problem()).isEqualTo("slot-taken");
    }

    @Test
    void nobody_books_themselves_or_somebody_who_is_no_tutor() {
        var both = AccountFixture.student().alsoA(Role.TUTOR).create();

        for (var answer : List.of(
                ExedraClient.of(both).post("/api/bookings", wish(both, TOMORROW, HOUR)),
                asStudent.post("/api/bookings", wish(AccountFixture.student().create(), TOMORROW, HOUR)),
                asStudent.post("/api/bookings", wish(new TestAccount(UUID.randomUUID(), "", ""), TOMORROW, HOUR)))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("no-such-tutor");
        }
    }

    @Test
    void a_tutor_asks_for_nothing_and_a_coordinator_for_others_only() {
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());

        assertThat(asTutor.post("/api/bookings", wish(AccountFixture.tutor().create(), TOMORROW, HOUR))
                        .status())
                .isEqualTo(403);
        assertThat(coordinator
                        .post("/api/bookings", wish(tutor, TOMORROW, HOUR))
                        .problem())
                .isEqualTo("no-such-student");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject  | \"\"",
                "subject  | \"   \"",
                "subject  | null",
                "tutorId  | null",
                "tutorId  | \"somebody\"",
                "startsAt | null",
                "startsAt | \"tomorrow\"",
                "startsAt | \"2020-01-01T00:00:00Z\"",
                "startsAt | \"2999-01-01T00:00:00Z\"",
                "startsAt | 1793800800",
                "minutes  | 14",
                "minutes  | 181",
                "minutes  | 0",
                "minutes  | -60",
                "minutes  | null",
                "minutes  | \"an hour\"",
                "minutes  | 99999999999",
            })
    void a_wrong_value_is_refused(String field, String value) {
        var good = wish(tutor, TOMORROW, HOUR);
        String body = good.toString().replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":" + value);
        assertThat(body).isNotEqualTo(good.toString());

        var answer = asStudent.post("/api/bookings", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "org.exedra", "jakarta");
    }

    @Test
    void lists_are_paged_newest_first_and_the_link_leads_on_to_the_end() {
        var bookings = IntStream.range(0, 7)
                .mapToObj(i -> BookingFixture.between(tutor, student)
                        .startingIn(Duration.ofDays(-i))
                        .create()
                        .id()
                        .toString())
                .toList();
        BookingFixture.running("Somebody else's");

        assertThat(all("/api/bookings?limit=3")).containsExactlyElementsOf(bookings);
        assertThat(all("/api/bookings")).containsExactlyElementsOf(bookings);
    }

    @Test
    void who_teaches_and_learns_has_both_in_one_list_whatever_begins_at_once() {
        var start = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var other = AccountFixture.student().create();
        var bookings = IntStream.range(0, 9)
                .mapToObj(i -> (i % 2 == 0
                                ? BookingFixture.between(tutor, student)
                                : BookingFixture.between(student, other))
                        .startingAt(start)
                        .create()
                        .id()
                        .toString())
                .sorted(Comparator.reverseOrder())
                .toList();

        assertThat(all("/api/bookings?limit=2")).containsExactlyElementsOf(bookings);
    }

    /** Their ids, from this page on to the end. */
    private List<String> all(String first) {
        var found = new ArrayList<String>();
        for (String page = first; page != null; ) {
            var answer = asStudent.get(page);
            assertThat(answer.status()).isEqualTo(200);
            answer.json()
                    .getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> found.add(item.getString("id")));
            page = next(answer);
        }
        return found;
    }

    private static String next(Answer answer) {
        String link = answer.header("link");
        return link.isEmpty() ? null : link.replaceAll("^<https?://[^/]*([^>]*)>.*rel=\"next\".*$", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "cursor=x", "cursor=", "cursor=%00"})
    void a_wrong_page_is_refused(String query) {
        var answer = asStudent.get("/api/bookings?" + query);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.problem()).isNotEmpty();
    }

    @Test
    void a_coordinator_sees_everybodys_bookings() {
        var booking = BookingFixture.between(tutor, student)
                .startingIn(Duration.ofDays(300))
                .create();
        var coordinator = ExedraClient.of(AccountFixture.coordinator().create());

        var items = coordinator.get("/api/bookings?limit=200").json().getJsonArray("items");

        assertThat(items.getValuesAs(JsonObject.class).stream().map(item -> item.getString("id")))
                .contains(booking.id().toString());
    }

    @Test
    void ending_the_call_completes_the_booking_for_both() {
        var booking =
                BookingFixture.between(tutor, student).confirmed().running().create();

        assertThat(act(asStudent, booking, "end-call").status()).isEqualTo(403);
        assertThat(act(asTutor, booking, "end-call").json().getString("status")).isEqualTo("COMPLETED");
        var again = act(asTutor, booking, "end-call");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("ended");
    }

    @Test
    void it_is_noted_when_the_video_service_was_told_that_the_call_is_over() {
        var booking = BookingFixture.between(tutor, student)
                .confirmed()
                .running()
                .withCallId()
                .create();

        var ended = act(asTutor, booking, "end-call");

        assertThat(Await.value(PATIENCE, () -> callClosedAt(booking), Objects::nonNull))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(asTutor.get("/api/bookings/" + booking.id()).header("etag"))
                .as("what its tutor was given is still the booking's version")
                .isEqualTo(ended.header("etag"))
                .isNotEmpty();
    }

    private static Instant callClosedAt(TestBooking booking) {
        return Sql.query(
                        row -> Sql.instant(row, "call_closed_at"),
                        "select call_closed_at from booking where id = ?",
                        booking.id())
                .get(0);
    }

    @Test
    void a_call_that_is_not_open_cannot_be_ended() {
        var booking = BookingFixture.between(tutor, student).confirmed().create();

        assertThat(act(asTutor, booking, "end-call").problem()).isEqualTo("too-early");
        assertThat(status(booking)).isEqualTo("CONFIRMED");
    }
}
