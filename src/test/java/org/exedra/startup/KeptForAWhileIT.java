package org.exedra.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.exedra.support.Await;
import org.exedra.support.ExedraServer;
import org.exedra.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a while is removed by a server that runs, though nobody asks it anything; on a database of its own. */
class KeptForAWhileIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final UUID ENDPOINT = UUID.randomUUID();
    private static final UUID GONE = UUID.randomUUID();

    private final Map<String, String> database = TestDatabase.get().newDatabase("kept");
    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        TestDatabase.migrate(database);
        connection = TestDatabase.connectTo(database);
        execute(
                "insert into webhook_endpoint (id, url, event_types, secret, created_at, disabled_at, disabled_because,"
                        + " version) values (?, 'https://example.edu/', '', '', now(), now(), 'COORDINATOR', 1)",
                ENDPOINT);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime daysAgo(int days) {
        return OffsetDateTime.now().minusDays(days);
    }

    private UUID message(String type, int daysOld) throws SQLException {
        var id = UUID.randomUUID();
        execute(
                "insert into webhook_message (id, type, ordered_by, created_at, body) values (?, ?, ?, ?, '{}')",
                id,
                type,
                id,
                daysAgo(daysOld));
        return id;
    }

    private void delivery(UUID message, UUID endpoint, int daysOld) throws SQLException {
        execute(
                "insert into webhook_delivery (id, message_id, endpoint_id, ordered_by, state, attempts, created_at,"
                        + " asked_at, due_at, version) values (?, ?, ?, ?, 'GIVEN_UP', 5, ?, now(), now(), 1)",
                UUID.randomUUID(),
                message,
                endpoint,
                message,
                daysAgo(daysOld));
    }

    private void answer(String key, int hoursOld) throws SQLException {
        execute(
                "insert into kept_answer (caller_id, idempotency_key, request_hash, kept_at, body)"
                        + " values (?, ?, 'hash', ?, 'Ada Byron, ada@example.edu')",
                UUID.randomUUID(),
                key,
                OffsetDateTime.now().minusHours(hoursOld));
    }

    private List<String> left(String sql) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var left = new ArrayList<String>();
            while (rows.next()) {
                left.add(rows.getString(1));
            }
            return left;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> answers() {
        return left("select idempotency_key from kept_answer");
    }

    private List<String> messages() {
        return left("select type from webhook_message order by type");
    }

    private List<String> deliveries() {
        return left(
                "select m.type from webhook_delivery d join webhook_message m on m.id = d.message_id order by m.type");
    }

    @Test
    void answers_go_after_a_day_and_webhooks_after_thirty() throws SQLException {
        answer("yesterday's", 25);
        answer("today's", 23);
        message("old, sent to nobody", 31);
        message("young, sent to nobody", 29);
        delivery(message("old", 31), ENDPOINT, 31);
        delivery(message("old, sent late", 31), ENDPOINT, 29);
        delivery(message("young", 29), ENDPOINT, 29);
        delivery(message("young, to who is gone", 29), GONE, 29);

        try (var server = new ExedraServer("kept", new HashMap<>(database)).start()) {
            assertThat(server.readiness()).isEqualTo(200);
            Await.until("the answers are forgotten", PATIENCE, () -> answers().size() < 2);
            Await.until("the messages are removed", PATIENCE, () -> messages().size() < 6);
        }

        assertThat(answers()).containsExactly("today's");
        assertThat(deliveries()).containsExactly("old, sent late", "young");
        assertThat(messages())
                .containsExactly("old, sent late", "young", "young, sent to nobody", "young, to who is gone");
    }
}
