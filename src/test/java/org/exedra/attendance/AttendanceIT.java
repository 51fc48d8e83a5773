package org.exedra.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exedra.fixture.AccountFixture;
import org.exedra.fixture.AttendanceFixture;
import org.exedra.fixture.AttendanceFixture.Entry;
import org.exedra.fixture.BookingFixture;
import org.exedra.fixture.Sql;
import org.exedra.fixture.TestAccount;
import org.exedra.fixture.TestBooking;
import org.exedra.support.Await;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.OnServer;
import org.junit.jupiter.api.Test;

class AttendanceIT extends OnServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestAccount tutor =
            AccountFixture.tutor().named("Tobias Lindner").create();
    private final TestAccount student =
            AccountFixture.student().named("Alma Reyes").create();
    private final ExedraClient asTutor = ExedraClient.of(tutor);
    private final ExedraClient asStudent = ExedraClient.of(student);
    private final TestBooking booking =
            BookingFixture.between(tutor, student).confirmed().running().create();

    private List<Entry> entries() {
        return AttendanceFixture.entries(booking.id());
    }

    private List<Entry> awaitEntries(Duration patience, int count) {
        return Await.value(patience, this::entries, entries -> entries.size() >= count);
    }

    private JsonObject report(ExedraClient client) {
        var answer = client.get("/api/bookings/" + booking.id() + "/attendance");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static JsonObject participant(JsonObject report, String role) {
        return report.getJsonArray("participants").getValuesAs(JsonObject.class).stream()
                .filter(participant -> participant.getString("role").equals(role))
                .findFirst()
                .orElseThrow();
    }

    private long openStays() {
        return Sql.number("select count(*) from open_stay where booking_id = ?", booking.id());
    }

    @Test
    void joining_and_leaving_are_written_within_a_second() {
        var page = CallClient.joined(asStudent, booking);
        awaitEntries(Duration.ofSeconds(1), 1);
        assertThat(openStays()).isEqualTo(1);

        var before = Instant.now();
        page.leave();
        var entries = awaitEntries(Duration.ofSeconds(1), 2);

        assertThat(entries).extracting(Entry::kind).containsExactly("JOINED", "LEFT");
        assertThat(entries).extracting(Entry::source).containsOnly("SOCKET");
        assertThat(entries).extracting(Entry::accountId).containsOnly(student.id());
        assertThat(entries.get(0).connectionId()).isEqualTo(entries.get(1).connectionId());
        assertThat(entries.get(1).eventAt()).isBetween(before.minusSeconds(1), before.plusSeconds(1));
        assertThat(openStays()).isZero();
        page.close();
    }

    @Test
    void the_lobby_is_no_attendance() {
        try (var page = CallClient.inLobby(asStudent, booking)) {
            page.leave();
            page.awaitClose();
        }

        assertThat(entries()).isEmpty();
    }

    @Test
    void leaving_is_written_once_though_the_socket_closes_too() {
        try (var page = CallClient.joined(asStudent, booking)) {
            page.leave();
            page.awaitClose();
        }
        try (var again = CallClient.joined(asStudent, booking)) {
            awaitEntries(PATIENCE, 3);
            assertThat(entries()).extracting(Entry::kind).containsExactly("JOINED", "LEFT", "JOINED");
            assertThat(again.isClosed()).isFalse();
        }
    }

    @Test
    void a_dropped_socket_is_a_leaving() {
        var page = CallClient.joined(asStudent, booking);

        page.drop();

        var entries = awaitEntries(PATIENCE, 2);
        assertThat(entries).extracting(Entry::kind).containsExactly("JOINED", "LEFT");
        assertThat(entries).extracting(Entry::source).containsOnly("SOCKET");
    }

    @Test
    void who_fell_silent_left_when_they_were_last_heard() {
        try (var page = CallClient.joined(asStudent, booking)) {
            page.silent();
            var silentSince = Instant.now();

            var entries = awaitEntries(PATIENCE, 2);

            assertThat(entries).extracting(Entry::kind).containsExactly("JOINED", "LEFT");
            assertThat(entries.get(1).eventAt()).isBetween(silentSince.minusSeconds(2), silentSince.plusSeconds(2));
            assertThat(page.awaitClose()).isIn(4408, 1006);
        }
    }

    @Test
    void two_tabs_are_one_stay() {
        try (var first = CallClient.joined(asStudent, booking);
                var second = CallClient.joined(asStudent, booking)) {
            assertThat(first.awaitClose()).isEqualTo(4001);
            awaitEntries(PATIENCE, 3);
            second.leave();
            second.awaitClose();
        }
        awaitEntries(PATIENCE, 4);

        var stays = participant(report(asTutor), "STUDENT").getJsonArray("stays");

        assertThat(stays).hasSize(1);
        assertThat(stays.getJsonObject(0)).containsKeys("joinedAt", "leftAt");
    }

    @Test
    void an_open_stay_counts_up_to_now() {
        AttendanceFixture.stayed(booking, student, Instant.now().minusSeconds(40), null);

        var participant = participant(report(asTutor), "STUDENT");

        assertThat(participant.getJsonArray("stays")).hasSize(1);
        assertThat(participant.getJsonArray("stays").getJsonObject(0).containsKey("leftAt"))
                .isFalse();
        assertThat(participant.getJsonNumber("totalSeconds").longValue()).isBetween(39L, 50L);
    }

    /** Returns when both sockets are closed. */
    private void bothAreInUntilTheTutorAsksTo(String verb) {
        try (var tutorsPage = CallClient.joined(asTutor, booking);
                var studentsPage = CallClient.joined(asStudent, booking)) {
            asTutor.post("/api/bookings/" + booking.id() + "/" + verb);
            tutorsPage.awaitClose();
            studentsPage.awaitClose();
        }
    }

    @Test
    void ending_the_call_is_written_with_who_ended_it_and_ends_every_stay() {
        bothAreInUntilTheTutorAsksTo("end-call");

        var entries = awaitEntries(PATIENCE, 5);

        assertThat(entries)
                .extracting(Entry::kind)
                .containsExactlyInAnyOrder("JOINED", "JOINED", "CALL_ENDED", "LEFT", "LEFT");
        assertThat(entries.stream().filter(entry -> entry.kind().equals("CALL_ENDED")))
                .extracting(Entry::accountId)
                .containsExactly(tutor.id());
        assertThat(entries)
                .as("none of them found out later")
                .extracting(Entry::source)
                .containsOnly("SOCKET");
        assertThat(openStays()).isZero();
    }

    @Test
    void cancelling_the_booking_ends_every_stay() {
        bothAreInUntilTheTutorAsksTo("cancel");

        var entries = awaitEntries(PATIENCE, 4);

        assertThat(entries).extracting(Entry::kind).containsExactlyInAnyOrder("JOINED", "JOINED", "LEFT", "LEFT");
        assertThat(entries).extracting(Entry::source).containsOnly("SOCKET");
        assertThat(openStays()).isZero();
    }

    @Test
    void a_stay_whose_server_was_killed_ends_when_it_was_last_seen() {
        var connection = UUID.randomUUID();
        var seen = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        Sql.execute(
                "insert into open_stay (connection_id, booking_id, account_id, last_seen_at) values (?, ?, ?, ?)",
                connection,
                booking.id(),
                student.id(),
                seen);

        var entries = awaitEntries(PATIENCE, 1);

        assertThat(entries).containsExactly(new Entry(student.id(), connection, "LEFT", "RECOVERY", seen));
        assertThat(openStays()).isZero();
    }

    @Test
    void who_is_in_the_call_is_seen_again_and_again() {
        try (var page = CallClient.joined(asStudent, booking)) {
            // The page is told that it has joined before the log is.
            var first = Await.value(PATIENCE, this::lastSeen, Optional::isPresent);

            Await.value(PATIENCE, this::lastSeen, seen -> seen.orElseThrow().isAfter(first.orElseThrow()));
            assertThat(page.isClosed()).isFalse();
        }
    }

    private Optional<Instant> lastSeen() {
        return Sql.query(
                        row -> Sql.instant(row, "last_seen_at"),
                        "select last_seen_at from open_stay where booking_id = ?",
                        booking.id())
                .stream()
                .findFirst();
    }

    @Test
    void the_report_names_both_and_their_stays() {
        var start = booking.startsAt();
        AttendanceFixture.stayed(booking, tutor, start.minusSeconds(30), start.plusSeconds(600));
        AttendanceFixture.stayed(booking, student, start, start.plusSeconds(60));
        AttendanceFixture.stayed(booking, student, start.plusSeconds(65), start.plusSeconds(120));
        AttendanceFixture.stayed(booking, student, start.plusSeconds(300), start.plusSeconds(360));

        var report = report(asTutor);

        assertThat(report.getString("bookingId")).isEqualTo(booking.id().toString());
        assertThat(report.getJsonArray("participants").getJsonObject(0).getString("role"))
                .isEqualTo("TUTOR");
        assertThat(participant(report, "TUTOR").getJsonNumber("totalSeconds").longValue())
                .isEqualTo(630);
        var alma = participant(report, "STUDENT");
        assertThat(alma.getString("name")).isEqualTo("Alma Reyes");
        assertThat(alma.getString("accountId")).isEqualTo(student.id().toString());
        assertThat(alma.getJsonNumber("totalSeconds").longValue()).isEqualTo(180);
        assertThat(alma.getJsonArray("stays").getValuesAs(JsonObject.class))
                .extracting(stay -> Instant.parse(stay.getString("joinedAt")))
                .containsExactly(start, start.plusSeconds(300));
    }

    @Test
    void who_did_not_come_has_no_stays() {
        var nobody = participant(report(asTutor), "STUDENT");

        assertThat(nobody.getJsonArray("stays")).isEmpty();
        assertThat(nobody.getJsonNumber("totalSeconds").longValue()).isZero();
    }

    @Test
    void coordinators_read_it_and_the_student_does_not() {
        assertThat(report(ExedraClient.of(AccountFixture.coordinator().create())))
                .isNotNull();

        var answer = asStudent.get("/api/bookings/" + booking.id() + "/attendance");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }

    @Test
    void for_strangers_there_is_no_such_booking_and_who_is_not_signed_in_is_told() {
        for (var stranger : List.of(AccountFixture.student(), AccountFixture.tutor())) {
            var client = ExedraClient.of(stranger.create());
            var strange = client.get("/api/bookings/" + booking.id() + "/attendance");
            var unknown = client.get("/api/bookings/" + UUID.randomUUID() + "/attendance");

            assertThat(strange.status()).isEqualTo(404);
            assertThat(strange.problem()).isEqualTo("not-found");
            assertThat(strange.withoutDate()).isEqualTo(unknown.withoutDate());
        }
        assertThat(ExedraClient.nobody()
                        .get("/api/bookings/" + booking.id() + "/attendance")
                        .status())
                .isEqualTo(401);
    }
}
