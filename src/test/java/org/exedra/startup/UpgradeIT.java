package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.exedra.support.Await;
import org.exedra.support.CallClient;
import org.exedra.support.ExedraClient;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestDatabase;
import org.exedra.support.TestWar;
import org.junit.jupiter.api.Test;

/** The next version, with a newer schema, takes the place of the one that runs; on a database of its own. */
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Only so many requests are answered in a minute. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final String NEXT = "1000";

    private final Map<String, String> database = TestDatabase.get().newDatabase("upgrade");

    @Test
    void what_people_have_and_do_outlasts_the_version() {
        var settings = new HashMap<String, String>(database);
        settings.put("EXEDRA_DEMO", "true");
        try (var server = new ExedraServer("upgraded", settings).start()) {
            var student = ExedraClient.ofDemo(server, "student@example.edu");
            var tutor = ExedraClient.ofDemo(server, "tutor@example.edu");
            var request = UUID.fromString(
                    bookings(tutor, "?status=REQUESTED").getJsonObject(0).getString("id"));
            assertThat(tutor.post("/api/bookings/" + request + "/confirm").status())
                    .isEqualTo(200);
            var running = UUID.fromString(bookings(student, "").getValuesAs(JsonObject.class).stream()
                    .filter(booking -> booking.getString("subject").equals("Linear algebra: eigenvalues"))
                    .findFirst()
                    .orElseThrow()
                    .getString("id"));
            JsonArray before;
            String joinedAt;
            try (var page = CallClient.joined(student, running)) {
                before = bookings(student, "");
                Await.until(
                        "the stay is written down",
                        PATIENCE,
                        () -> !stays(tutor, running).isEmpty());
                joinedAt = stays(tutor, running).getJsonObject(0).getString("joinedAt");

                server.upgrade(
                        TestWar.withMigration("V" + NEXT + "__next.sql", "create table next (id integer primary key)"));

                Await.until("the next version has brought its schema", PATIENCE, () -> schema().equals(NEXT));
                server.awaitReady();
                // Not every server closes the sockets of what it has replaced; a page gives up a silent one by itself.
                if (page.isClosed()) {
                    assertThat(page.awaitClose())
                            .as("none of ours, by which a page stays away")
                            .isBetween(1000, 1015);
                }
                page.drop();
            }
            assertThat(bookings(student, "")).isEqualTo(before);
            CallClient.joined(student, running).close();
            Await.until(
                    "no stay is open, be it one or, after a slow start, two",
                    PATIENCE,
                    BETWEEN_LOOKS,
                    () -> stays(tutor, running).stream()
                            .allMatch(stay -> stay.asJsonObject().containsKey("leftAt")));
            assertThat(stays(tutor, running).getJsonObject(0).getString("joinedAt"))
                    .isEqualTo(joinedAt);
        }
    }

    private static JsonArray bookings(ExedraClient client, String query) {
        return client.get("/api/bookings" + query).json().getJsonArray("items");
    }

    /** The student's. */
    private static JsonArray stays(ExedraClient tutor, UUID booking) {
        return tutor.get("/api/bookings/" + booking + "/attendance")
                .json()
                .getJsonArray("participants")
                .getJsonObject(1)
                .getJsonArray("stays");
    }

    /** The version of the newest migration that was run. */
    private String schema() {
        try (var connection = TestDatabase.connectTo(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select version from flyway_schema_history order by installed_rank desc limit 1")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
